using NodaTime;

namespace CoachBot;

/// <summary>What holds for everybody who has not said otherwise.</summary>
/// <param name="UsualHour">When a reminder without a time of its own comes.</param>
/// <param name="QuietHours">When nothing unasked comes.</param>
public sealed record ReminderSettings(LocalTime UsualHour, QuietHours QuietHours)
{
    public static ReminderSettings Usual { get; } = new(new LocalTime(9, 0), new QuietHours(new LocalTime(20, 0), new LocalTime(8, 0)));

    public LocalTime UsualHourOf(Profile profile) => profile.UsualHour ?? UsualHour;

    public QuietHours QuietHoursOf(Profile profile) => profile.QuietHours ?? QuietHours;
}
