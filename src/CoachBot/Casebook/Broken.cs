namespace CoachBot;

/// <summary>State that could not be read or played, kept for an operator instead of trapping the person.</summary>
/// <param name="Why">The error, without the person's words.</param>
/// <param name="State">The state as it was.</param>
/// <param name="Said">The words that the turn was about; null when there were none. Nothing a person said is lost.</param>
public sealed record Broken(string Id, string Why, string State, string? Said = null) : IRecord
{
    public static string Kind => "broken";
}
