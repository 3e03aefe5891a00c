using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Teams;

/// <summary>One request to the connector.</summary>
/// <param name="Path">Behind the service URL, decoded.</param>
/// <param name="Status">How it was answered.</param>
public sealed record ConnectorCall(string Method, string Path, JObject? Body, string? Token, int Status, DateTimeOffset At)
{
    public bool WasTaken => Status is >= 200 and < 300;

    /// <summary>The text that Teams would show in a notification.</summary>
    public string Words => (string?)Body?["text"] ?? (string?)Body?["summary"] ?? "";
}
