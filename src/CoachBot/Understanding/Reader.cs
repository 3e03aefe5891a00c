namespace CoachBot.Understanding;

/// <summary>The one reader behind <see cref="IUnderstanding"/>.</summary>
public sealed class Reader : IUnderstanding
{
    private readonly IntentModel intents;

    private Reader(IntentModel intents) => this.intents = intents;

    /// <summary>Trains a reader from the phrase files in this assembly.</summary>
    public static Reader FromPhrases() => new(new IntentModel(new PhraseBook().Examples()));

    public Understood Read(string text)
    {
        var words = Words.Of(text);
        var scored = intents.Read(words);
        return new Understood(text, scored[0].Intent, scored[0].Confidence, new Slots(), [.. scored.Skip(1).Take(3)]);
    }

    /// <summary>Which evidence decided, strongest first.</summary>
    public IReadOnlyList<string> Explain(string text) => [];
}
