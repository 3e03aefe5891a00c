using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Storage;

namespace CoachBot.Chaos.Reminders;

/// <summary>Everybody's screen: what came there, from which life of a host; and who has the coach uninstalled.</summary>
internal sealed partial class Phones
{
    /// <summary>A bundle names so many, and counts the others.</summary>
    private const int NamedInBundle = 12;

    /// <summary>By person and text, which no two messages share.</summary>
    private readonly ConcurrentDictionary<string, Letter> letters = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Waiting> waiting = new(StringComparer.Ordinal);
    private int messages;
    private int unnamed;
    private int afterKill;
    private int afterLostAnswer;

    public ConcurrentDictionary<string, bool> Uninstalled { get; } = new(StringComparer.Ordinal);

    /// <summary>The reminders that came, by name.</summary>
    public ConcurrentDictionary<string, bool> Came { get; } = new(StringComparer.Ordinal);

    /// <summary>Reminders in bundles beyond those named.</summary>
    public int Unnamed => unnamed;

    /// <summary>Different messages that came.</summary>
    public int Messages => messages;

    /// <summary>Repeats that nobody can prevent.</summary>
    public int AfterKill => afterKill;

    public int AfterLostAnswer => afterLostAnswer;

    /// <summary>All other repeats.</summary>
    public ConcurrentQueue<string> Unexcused { get; } = new();

    public void Show(string user, string text, ILife from, bool isAnswerLost)
    {
        if (!Token().IsMatch(text))
            return;
        var repeat = LetterOf(user, text).Accept(from, isAnswerLost);
        _ = repeat switch
        {
            Repeat.None => Interlocked.Increment(ref messages),
            Repeat.AfterKill => Interlocked.Increment(ref afterKill),
            Repeat.AfterLostAnswer => Interlocked.Increment(ref afterLostAnswer),
            _ => Complain(user, text, repeat),
        };
        foreach (Match token in Token().Matches(text))
            Came[token.Value] = true;
        if (repeat == Repeat.None && Bundle().Match(text) is { Success: true } bundle && int.Parse(bundle.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is > NamedInBundle and var count)
            Interlocked.Add(ref unnamed, count - NamedInBundle);
    }

    /// <summary>Makes a commit and sees which messages wait in it no longer: those are recorded as having left.</summary>
    public async Task<T> WatchAsync<T>(PersonKey person, IReadOnlyList<RowChange> changes, Func<Task<T>> commit)
    {
        if (changes.FirstOrDefault(c => c.Key == "turn")?.Json is not { } turn)
            return await commit();
        var now = TurnRow.Parse(turn).Outbox.SelectMany(o => o.Activities).Select(a => (string?)a["text"] ?? "").ToHashSet(StringComparer.Ordinal);
        var before = waiting.GetOrAdd(person.User, _ => new());
        await before.Gate.WaitAsync();
        try
        {
            var done = await commit();
            foreach (var text in before.Texts.Except(now, StringComparer.Ordinal))
                LetterOf(person.User, text).Record();
            before.Texts = now;
            return done;
        }
        finally
        {
            before.Gate.Release();
        }
    }

    private Letter LetterOf(string user, string text) => letters.GetOrAdd(user + ": " + text, _ => new());

    private int Complain(string user, string text, Repeat repeat)
    {
        Unexcused.Enqueue($"again to {user} ({repeat}): {text.ReplaceLineEndings(" ")}");
        return Unexcused.Count;
    }

    [GeneratedRegex(@"\bt\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"You have (\d+) reminders", RegexOptions.CultureInvariant)]
    private static partial Regex Bundle();

    /// <summary>What waits in one person's casebook, and the order of its commits.</summary>
    private sealed class Waiting
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public HashSet<string> Texts { get; set; } = [];
    }
}
