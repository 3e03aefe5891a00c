using CoachBot.Testing;
using CoachBot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Conversations;

/// <summary>Somebody who wanders through the real conversations, and what must hold after each of their steps (coaching.md 44).</summary>
internal sealed class Walk : IAsyncDisposable
{
    private const int MostStepsToTheEnd = 150;

    private static readonly string[] Plain =
    [
        "Contoso", "data analyst", "SQL and Python at my last job", "I built the churn dashboard in 2024", "they ask about a gap", "tell the dashboard story",
        "next friday", "in two weeks", "Priya Nair", "the talk about churn models", "practise out loud", "Maya Okafor", "an interview", "email", "yes", "no", "3",
    ];

    private static readonly string[] Odd =
    [
        "🙂", "👩‍💻👍🏽", "مرحبا بالعالم", "\u200B\u200B", "a\u202Eb\u2066c", "{company}", "{0} {{", "- yes: no", "\"\\\"", "\uD83D", "\0\u0001", "null", "2026-11-23T09:00:00Z",
        "not an interview", "99", "-1", "<script>alert(1)</script>", "**bold** [x](y)", "; drop table casebooks", "   ", "?!", "yes no", new string('x', 5_000), new string('é', 25_000),
    ];

    // What any question takes, one or the other.
    private static readonly string[] LastWords = ["next friday I tell the dashboard story", "London"];

    private static readonly string[] Requests = ["help me write a thank you note", "I want to think through what went wrong", "where do I stand with my applications", "I didn't get the job at Fabrikam"];

    private readonly CoachHarness coach = new();

    private readonly List<string> trail = [];
    private readonly Dictionary<(string Run, string Question), List<Button>> choices = [];
    private WalkState here = new([], new Dictionary<string, string>(StringComparer.Ordinal));

    public int Turns { get; private set; }

    public async Task BeginAsync(int way)
    {
        await coach.ArriveAsync();
        await coach.ClickAsync(coach.Replies[^1].Choices[way % coach.Replies[^1].Choices.Count].Label);
        trail.Add($"begin {way % 3}");
        await LookAsync();
    }

    /// <summary>One step of the walk: what it is, and which of the answers or words it takes.</summary>
    public Task StepAsync(int kind, int pick) => kind switch
    {
        < 45 => AnswerAsync(pick),
        < 55 => TakeAsync("odd", () => coach.SayAsync(Odd[pick % Odd.Length]), mayBeAnything: true),
        < 67 => TakeAsync("go back", () => coach.SayAsync("go back")),
        < 73 => TakeAsync("help", () => coach.SayAsync("help")),
        < 77 => TakeAsync("cancel", () => coach.SayAsync("cancel")),
        < 80 => TakeAsync("start over", () => coach.SayAsync("start over")),
        < 85 => TakeAsync("request", () => coach.SayAsync(Requests[pick % Requests.Length]), mayBeAnything: true),
        < 90 => SkipAsync(TimeSpan.FromHours((pick % 60) + 1)),
        < 95 => RestartAsync(),
        _ => KillAsync(),
    };

    /// <summary>Always the first answer, or words: the end is never far.</summary>
    public async Task EndAsync()
    {
        for (var step = 0; step < MostStepsToTheEnd; step++)
        {
            if (here.Stack.Count == 0)
                return;
            var offered = ChoicesFor(here.Stack[0]);
            await TakeAsync("end", () => offered.Count > 0 ? coach.PressAsync(offered[0].Press) : coach.SayAsync(LastWords[step % LastWords.Length]), mayBeAnything: true);
        }
        Fail($"no end after {MostStepsToTheEnd} answers");
    }

    public ValueTask DisposeAsync() => coach.DisposeAsync();

    private async Task AnswerAsync(int pick)
    {
        if (here.Stack.Count == 0)
        {
            await TakeAsync("begin", () => coach.SayAsync(Requests[pick % Requests.Length]), mayBeAnything: true);
            return;
        }

        var top = here.Stack[0];
        var offered = ChoicesFor(top);
        if (offered.Count > 0 && pick % 3 != 0)
        {
            var press = offered[pick % offered.Count].Press;
            var after = await TakeAsync($"press {press.Choice}", () => coach.PressAsync(press));
            if (after.Stack.Find(t => t.Run == top.Run) is { } still && !still.Answers.ContainsKey(top.Asked!))
                Fail($"the answer {press.Choice} to {top.Asked} is not kept");
            return;
        }

        var words = Plain[pick % Plain.Length];
        var now = await TakeAsync($"say {words}", () => coach.SayAsync(words), mayBeAnything: offered.Count > 0);
        if (offered.Count == 0 && now.Stack.Find(t => t.Run == top.Run) is { } went && went.Answers.TryGetValue(top.Asked!, out var kept) && kept != words)
            Fail($"'{words}' to {top.Asked} is kept as '{kept}'");
    }

    private async Task<WalkState> TakeAsync(string step, Func<Task<IReadOnlyList<CoachMessage>>> act, bool mayBeAnything = false)
    {
        var before = here;
        trail.Add(step);
        Turns++;
        await act();
        if (coach.Replies.Count == 0 || coach.Text.Trim().Length == 0)
            Fail("a turn without an answer");
        if (coach.Text.Contains("lost my place", StringComparison.Ordinal))
            Fail("the turn broke");

        var after = await LookAsync();
        if (after.Stack is [{ Asked: { } asked } top, ..] && top.Answers.ContainsKey(asked))
            Fail($"{asked} is asked though it was answered");
        foreach (var talk in before.Stack)
            CheckKept(talk, before.Stack[0], after, step, mayBeAnything);
        return after;
    }

    /// <summary>No answer is lost but by asking for it.</summary>
    private void CheckKept(WalkState.Talk talk, WalkState.Talk top, WalkState after, string step, bool mayBeAnything)
    {
        if (after.Stack.Find(t => t.Run == talk.Run) is { } still)
        {
            var lost = talk.Answers.Where(a => !still.Answers.TryGetValue(a.Key, out var kept) || kept != a.Value).Select(a => a.Key).ToList();
            var allowed = talk == top && (step == "go back" || mayBeAnything) ? 1 : 0;
            if (lost.Count > allowed)
                Fail($"lost {string.Join(", ", lost)}");
        }
        else if (step is "help" or "go back"
            || (talk != top && step is not "press leave" and not "press start-over" && !mayBeAnything && top.Id != PickUpConversation.DialogId && !IsPutAside(talk, after)))
        {
            Fail($"{talk.Id} is gone");
        }
        else if (step is "cancel" && talk == top && talk.Answers.Count > 0 && top.IsOfAFeature)
        {
            if (!IsPutAside(talk, after))
                Fail($"cancelling lost answers of {talk.Id}");
        }
    }

    /// <summary>One that is begun again while it waits further down is kept with its answers, and the person is asked which of the two they mean.</summary>
    private static bool IsPutAside(WalkState.Talk talk, WalkState after) =>
        talk.Answers.Count == 0
        || (after.Unfinished.GetValueOrDefault(talk.Id) is { } kept && talk.Answers.Keys.All(k => kept.Contains($"\"{k}\"", StringComparison.Ordinal)));

    private async Task SkipAsync(TimeSpan time)
    {
        trail.Add($"skip {time.TotalHours} h");
        coach.Skip(time);
        await AnswerAsync(1);
    }

    private async Task RestartAsync()
    {
        trail.Add("restart");
        await coach.RestartAsync();
    }

    private Task KillAsync()
    {
        trail.Add("kill");
        coach.Kill();
        return Task.CompletedTask;
    }

    private List<Button> ChoicesFor(WalkState.Talk top) => choices.GetValueOrDefault((top.Run, top.Asked ?? "")) ?? [];

    private async Task<WalkState> LookAsync()
    {
        foreach (var offered in coach.Replies.SelectMany(r => r.Choices).GroupBy(c => (c.Press.Conversation, c.Press.Question)))
            choices[offered.Key] = [.. offered];
        return here = WalkState.Of((await coach.CasebookAsync()).Turn);
    }

    private void Fail(string what) => throw new InvalidOperationException($"{what}\nafter: {string.Join(" · ", trail)}\nthe coach: {coach.Text}");
}
