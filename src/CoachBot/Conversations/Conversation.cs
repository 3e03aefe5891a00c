using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json.Linq;

namespace CoachBot;

/// <summary>
/// A talk that is written as a script and runs as one Bot Framework dialog. Its state is a keyed journal: every turn plays
/// the script from its beginning, answered questions come from the journal, and the first one without an answer waits.
/// </summary>
public abstract class Conversation(string intent, CopyBook voice, string copyName) : Dialog(intent)
{
    private const string Run = "run";
    private const string Began = "began";
    private const string JournalKey = "journal";
    private const string AskedKey = "asked";
    private const string GivenKey = "given";

    /// <summary>The intent that it serves, which is also the dialog's id.</summary>
    public string Intent => Id;

    public CopyFile Copy { get; } = voice[copyName];

    /// <summary>What it is about, in a few plain words that fit a button.</summary>
    public string Title => Copy["title"].Plain();

    private CopyFile Shared { get; } = voice["Root"];

    /// <summary>What a message that asks for this conversation already answers, by question key.</summary>
    public virtual IReadOnlyDictionary<string, Heard> Given(string text, Understanding.Understood understood) => Nothing;

    /// <summary>No answers given.</summary>
    public static IReadOnlyDictionary<string, Heard> Nothing { get; } = new Dictionary<string, Heard>(StringComparer.Ordinal);

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        var opening = options as Opening ?? new Opening(Nothing);
        var state = dc.ActiveDialog.State;
        var now = CoachTurn.Of(dc.Context).Now;
        state[Run] = RecordId.New(now);
        state[Began] = now.ToString("O", CultureInfo.InvariantCulture);
        state[JournalKey] = opening.Journal is null ? [] : Parse(opening.Journal);
        foreach (var (key, value) in opening.Known)
            JournalOf(state).Load(key, new JValue(CasebookJson.Write(value)));
        state[GivenKey] = new JObject(opening.Given.Select(g => new JProperty(g.Key, g.Value.ToJson())));
        return PlayOnAsync(dc, cancellationToken);
    }

    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        var turn = CoachTurn.Of(dc.Context);
        var state = dc.ActiveDialog.State;
        if (turn.Press is { } press && (press.Conversation != state[Run] as string || press.Question != AskedIn(state)))
            turn.Out.Say(Shared["stale-button"].Say(null, 0));
        else if (turn.Heard is { } heard && AskedIn(state) is { } asked)
            JournalOf(state).Hear(asked, heard, turn.Now);
        return PlayOnAsync(dc, cancellationToken);
    }

    public override Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        var turn = CoachTurn.Of(dc.Context);
        var state = dc.ActiveDialog.State;
        switch (result)
        {
            case Resumption { Way: ResumptionWay.GoOn } resumption:
                if (resumption.Said is { } said && AskedIn(state) is { } asked)
                    JournalOf(state).Hear(asked, said, turn.Now);
                break;
            case Resumption { Way: ResumptionWay.StartOver }:
                return BeginDialogAsync(dc, null, cancellationToken);
            case Resumption { Way: ResumptionWay.Leave }:
                PutAside(turn, dc.ActiveDialog);
                return dc.EndDialogAsync(null, cancellationToken);
            case Ended ended when ended == Ended.Everything:
                return dc.EndDialogAsync(ended, cancellationToken);
            case not Resumption when turn.Next is not null:
                // What interrupted this hands over to something else; this waits on beneath it.
                return Task.FromResult(EndOfTurn);
            default:
                turn.Out.Say(Shared["back-to"].Say(new { what = Title }, 0));
                break;
        }
        return PlayOnAsync(dc, cancellationToken);
    }

    public override async Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
        await PlayAsync(CoachTurn.Of(turnContext), instance.State);

    /// <summary>Undoes the last answer and asks it again. False when there is none, or something done lies between.</summary>
    public async Task<bool> GoBackAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        var journal = JournalOf(dc.ActiveDialog.State);
        var undone = journal.GoBack();
        await PlayOnAsync(dc, cancellationToken);
        return undone;
    }

    /// <summary>Whether going back is held up by something done, rather than by being at the beginning.</summary>
    public static bool HasDone(DialogInstance instance) => JournalOf(instance.State).HasDone;

    /// <summary>When this run began, as <see cref="TurnRow.HeardAt"/> writes it.</summary>
    public static string? BeganAt(DialogInstance instance) => instance.State.TryGetValue(Began, out var began) ? began as string : null;

    /// <summary>When the last answer was given, written likewise; null before the first.</summary>
    public static string? LastAnsweredAt(DialogInstance instance) => JournalOf(instance.State).LastAnsweredAt;

    /// <summary>Keeps the answers so far, to go on from another day. False when there are none worth keeping.</summary>
    public static bool PutAside(CoachTurn turn, DialogInstance instance)
    {
        var journal = JournalOf(instance.State);
        if (journal.HasAnswers)
            turn.Casebook.Turn.Unfinished[instance.Id] = journal.Json.ToString(Newtonsoft.Json.Formatting.None);
        return journal.HasAnswers;
    }

    /// <summary>Plays the script; the result is what it made, or null.</summary>
    protected abstract Task<object?> PlayScriptAsync(Scene scene);

    private async Task<DialogTurnResult> PlayOnAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        var (ended, result) = await PlayAsync(CoachTurn.Of(dc.Context), dc.ActiveDialog.State);
        return ended ? await dc.EndDialogAsync(result, cancellationToken) : EndOfTurn;
    }

    private async Task<(bool Ended, object? Result)> PlayAsync(CoachTurn turn, IDictionary<string, object> state)
    {
        var journal = JournalOf(state);
        var play = new Play(journal, turn, (string)state[Run], DateTimeOffset.Parse((string)state[Began], CultureInfo.InvariantCulture), (JObject)state[GivenKey]);
        var script = PlayScriptAsync(new Scene(play, Copy, Shared, prefix: ""));
        var ended = await play.UntilParkedAsync(script);
        state[JournalKey] = journal.Json;
        state[AskedKey] = play.Asked ?? "";
        return (ended, ended ? await script : null);
    }

    // Dates stay the strings they are.
    private static JObject Parse(string journal)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(journal)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static Journal JournalOf(IDictionary<string, object> state) => new((JObject)state[JournalKey]);

    private static string? AskedIn(IDictionary<string, object> state) => state.TryGetValue(AskedKey, out var asked) && asked is string { Length: > 0 } key ? key : null;
}

/// <summary>A conversation that makes a <typeparamref name="T"/>, or null when it came to nothing.</summary>
public abstract class Conversation<T>(string intent, CopyBook voice, string copyName) : Conversation(intent, voice, copyName)
    where T : class
{
    internal Task<T?> PlayInline(Scene scene) => PlayAsync(scene);

    protected abstract Task<T?> PlayAsync(Scene scene);

    protected sealed override async Task<object?> PlayScriptAsync(Scene scene) => await PlayAsync(scene);
}

/// <summary>How a conversation begins: with answers known beforehand, or from a journal kept another day.</summary>
/// <param name="Given">Answers by question key; each is still judged by its question.</param>
/// <param name="Journal">A journal kept by <see cref="Conversation.PutAside"/>, or null.</param>
public sealed record Opening(IReadOnlyDictionary<string, Heard> Given, string? Journal = null)
{
    /// <summary>Plain values that the script finds by <see cref="Scene.Known"/>.</summary>
    public IReadOnlyDictionary<string, string> Known { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How an interrupted conversation goes on.</summary>
/// <param name="Said">With <see cref="ResumptionWay.GoOn"/>: what was said before the interruption; null asks the question again.</param>
public sealed record Resumption(ResumptionWay Way, Heard? Said = null);

/// <summary>The ways an interrupted conversation can go.</summary>
public enum ResumptionWay
{
    GoOn,
    StartOver,
    Leave,
}
