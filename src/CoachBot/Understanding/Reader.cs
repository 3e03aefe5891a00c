namespace CoachBot.Understanding;

/// <summary>The one reader behind <see cref="IUnderstanding"/>.</summary>
public sealed class Reader : IUnderstanding
{
    /// <summary>Trains a reader from the phrase files in this assembly.</summary>
    public static Reader FromPhrases() => new();

    public Understood Read(string text) => new(text, Intents.None, 0, new Slots(), []);

    /// <summary>Which evidence decided, strongest first.</summary>
    public IReadOnlyList<string> Explain(string text) => [];
}
