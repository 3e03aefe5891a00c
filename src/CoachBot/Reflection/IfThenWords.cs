namespace CoachBot;

/// <summary>Trims what people write around an if-then plan, so that the two halves read as one line.</summary>
public static class IfThenWords
{
    private static readonly string[] Openings = ["if ", "when ", "whenever ", "next time ", "the next time "];
    private static readonly string[] Reactions = ["then i will ", "then i'll ", "then i ", "i will ", "i'll ", "i’ll ", "then ", "i "];

    /// <summary>"If they ask about SQL." becomes "they ask about SQL".</summary>
    public static string Situation(string text) => Without(text, Openings);

    /// <summary>"Then I'll tell the story." becomes "tell the story".</summary>
    public static string Action(string text) => Without(text, Reactions);

    private static string Without(string text, string[] openings)
    {
        var words = text.Trim().TrimEnd('.', ',', ';', '!');
        var opening = openings.FirstOrDefault(o => words.StartsWith(o, StringComparison.OrdinalIgnoreCase) && words.Length > o.Length);
        return opening is null ? words : words[opening.Length..].TrimStart();
    }
}
