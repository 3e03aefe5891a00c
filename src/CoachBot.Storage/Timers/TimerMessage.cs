using System.Text.Json;

namespace CoachBot.Storage;

/// <summary>A timer as a queue message: ids and times, no words.</summary>
/// <param name="Before">How often it was received before it last began afresh; a queue only ever counts up.</param>
internal sealed record TimerMessage(ReminderTimer Timer, long Before = 0)
{
    public string Write() => CasebookJson.Write(this);

    /// <summary>Null when the text is no timer.</summary>
    public static TimerMessage? Read(string text)
    {
        try
        {
            return CasebookJson.Read<TimerMessage>(text) is { Timer: { Reminder: not null, Zone: not null, Person.User: not null } } message ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A message that nobody could handle, with the error.</summary>
/// <param name="Text">The message as it was.</param>
/// <param name="Why">The error, without anybody's words.</param>
/// <param name="At">When it was given up, ISO 8601 in UTC.</param>
internal sealed record PoisonMessage(string Text, string Why, string At);
