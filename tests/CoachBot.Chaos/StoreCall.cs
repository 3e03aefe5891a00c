using System.Text.Json;

namespace CoachBot.Chaos;

/// <summary>One call of a host for a person's casebook, as the host tells of it in a line of its console.</summary>
/// <param name="Process">Whose call it was.</param>
/// <param name="IsAnswered">False when the store failed, or somebody else's commit was first.</param>
/// <param name="Claims">Of what a commit was to write: the replies that this process may send.</param>
internal sealed record StoreCall(int Process, string User, DateTimeOffset Begun, DateTimeOffset Ended, bool IsAnswered, IReadOnlyList<Claim> Claims)
{
    private const string Mark = "store call: ";
    private const string End = " :end";

    /// <returns>Null for another line, or for half of one.</returns>
    public static StoreCall? Parse(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal) && line.EndsWith(End, StringComparison.Ordinal) ? JsonSerializer.Deserialize<StoreCall>(line[Mark.Length..^End.Length]) : null;

    public string ToLine() => Mark + JsonSerializer.Serialize(this) + End;
}

/// <summary>A reply that a process may send, and since when others trust it to be sending.</summary>
internal sealed record Claim(string Word, DateTimeOffset At);
