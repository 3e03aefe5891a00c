namespace CoachBot.Understanding;

/// <summary>The one reader behind <see cref="IUnderstanding"/>.</summary>
public sealed class Reader : IUnderstanding
{
    private readonly IntentModel intents;
    private readonly CrisisDetector crisis;

    private readonly Feelings feelings = new();
    private readonly SlotFinder slots = new([.. Learnt.Words("everyday").Keys]);

    public Reader()
    {
        var detector = Task.Run(() => new CrisisDetector(Learnt.Model("crisis"), Learnt.Words("crisis")));
        intents = new IntentModel(Learnt.Model("intents"), Learnt.Words("intents"), new Concepts());
        crisis = detector.GetAwaiter().GetResult();
    }

    public Understood Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new Understood(text, Intents.None, 1, new Slots(), []);
        var words = Words.Of(text);
        var scored = intents.Read(words);
        if (crisis.Hear(words, scored[0]) is { Sounds: true } alarm)
            return new Understood(text, Intents.Crisis, alarm.Danger, new Slots(), [.. scored.Take(3)]);
        return new Understood(text, scored[0].Intent, scored[0].Confidence, slots.Find(text, scored[0].Intent), [.. scored.Skip(1).Take(3)]) { Hurts = feelings.Hurt(words) };
    }

    /// <summary>Which evidence decided, strongest first: the words whose absence would have cost the reading most of its confidence.</summary>
    public IReadOnlyList<string> Explain(string text)
    {
        var words = Words.Of(text);
        var read = intents.Read(words)[0];
        if (crisis.Hear(words, read) is { Sounds: true } alarm) return [alarm.Why];
        return
        [
            .. Enumerable.Range(0, words.Count)
                .Select(at => (Word: words[at], Cost: read.Confidence - Without(words, at, read.Intent)))
                .Where(each => each.Cost > 0)
                .OrderByDescending(each => each.Cost)
                .Take(6)
                .Select(each => $"without \"{each.Word}\" {read.Intent} would be {read.Confidence - each.Cost:0.0000} instead of {read.Confidence:0.0000}"),
        ];
    }

    // Of a message of one word nothing is left to be sure of.
    private double Without(List<string> words, int at, string intent) =>
        intents.Read([.. words[..at], .. words[(at + 1)..]]).Find(each => each.Intent == intent)?.Confidence ?? 0;
}
