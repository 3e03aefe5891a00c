namespace CoachBot.Understanding;

/// <summary>The one reader behind <see cref="IUnderstanding"/>.</summary>
public sealed class Reader : IUnderstanding
{
    private readonly IntentModel intents;
    private readonly CrisisDetector crisis;

    private readonly SlotFinder slots = new(PhraseBook.Ordinary());

    private Reader(IntentModel intents, CrisisDetector crisis)
    {
        this.intents = intents;
        this.crisis = crisis;
    }

    /// <summary>Trains a reader from the phrase files in this assembly.</summary>
    public static Reader FromPhrases()
    {
        var concepts = new Concepts();
        IntentModel? trained = null;
        CrisisDetector? detector = null;
        Parallel.Invoke(
            () => trained = new IntentModel(new PhraseBook().Examples(), concepts),
            () => detector = new CrisisDetector(new PhraseBook().Dangers(), concepts));
        return new Reader(trained!, detector!);
    }

    public Understood Read(string text)
    {
        var words = Words.Of(text);
        var scored = intents.Read(words);
        if (crisis.Hear(words) is { } danger)
            return new Understood(text, Intents.Crisis, danger, new Slots(), [.. scored.Take(3)]);
        return new Understood(text, scored[0].Intent, scored[0].Confidence, slots.Find(text, scored[0].Intent), [.. scored.Skip(1).Take(3)]);
    }

    /// <summary>Which evidence decided, strongest first.</summary>
    public IReadOnlyList<string> Explain(string text) => [];
}
