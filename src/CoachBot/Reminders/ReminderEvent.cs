using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using NodaTime.Text;

namespace CoachBot;

/// <summary>A timer that went off, as the activity that the person's turn runs on.</summary>
/// <param name="Version">The version of the reminder that the timer was set for.</param>
public sealed record ReminderEvent(string Reminder, int Version)
{
    public const string Name = "reminder";

    private const string IdPrefix = "reminder:";

    /// <summary>The event for a timer; one that comes twice has the same id, and is applied once.</summary>
    public static Activity For(ReminderTimer timer) => new(ActivityTypes.Event)
    {
        Id = $"{IdPrefix}{timer.Reminder}:{timer.Version}:{LocalDateTimePattern.GeneralIso.Format(timer.Due)}",
        Name = Name,
        Value = new JObject { ["reminder"] = timer.Reminder, ["version"] = timer.Version },
    };

    /// <summary>Whether a key of <see cref="TurnRow.Seen"/> is that of a timer.</summary>
    public static bool IsKey(string key) => key.StartsWith(ActivityTypes.Event + ":", StringComparison.Ordinal) && key.Contains(":" + IdPrefix, StringComparison.Ordinal);

    /// <summary>The timer behind an activity; null when it is something else.</summary>
    public static ReminderEvent? Of(Activity activity) =>
        activity is { Type: ActivityTypes.Event, Name: Name, Value: JObject value } && (string?)value["reminder"] is { } reminder && (int?)value["version"] is { } version
            ? new ReminderEvent(reminder, version)
            : null;
}
