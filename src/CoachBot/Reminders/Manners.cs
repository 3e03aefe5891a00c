using System.Globalization;
using NodaTime;

namespace CoachBot;

/// <summary>When the coach may speak first.</summary>
public sealed class Manners(ReminderSettings settings)
{
    /// <summary>Unasked messages a day.</summary>
    public const int MostADay = 2;

    private static readonly Duration AfterTalk = Duration.FromMinutes(15);
    private static readonly Duration AfterRejection = Duration.FromDays(1);

    /// <summary>Until when a reminder of this manner has to wait; null when it may come now. The reason is looked at anew then.</summary>
    public async Task<Instant?> HoldAsync(Casebook casebook, ReminderManner manner, Instant now)
    {
        var profile = casebook.Profile;
        if (profile.PausedUntil > now)
            return profile.PausedUntil;
        if (profile.HoldUntil > now)
            return profile.HoldUntil;
        if (manner == ReminderManner.Asked)
            return null;

        if (HeardAt(casebook) + AfterTalk is { } talked && talked > now)
            return talked;
        if (manner == ReminderManner.Unasked && await RejectedAtAsync(casebook) + AfterRejection is { } rejected && rejected > now)
            return rejected;
        var here = now.InZone(profile.TimeZone).LocalDateTime;
        if (settings.QuietHoursOf(profile).EndOf(here) is { } morning)
            return morning.InZoneLeniently(profile.TimeZone).ToInstant();
        return profile.Unasked is { } today && today.Day == here.Date && today.Count >= MostADay
            ? here.Date.PlusDays(1).At(settings.UsualHourOf(profile)).InZoneLeniently(profile.TimeZone).ToInstant()
            : null;
    }

    /// <summary>Counts one unasked message of today.</summary>
    public static void Count(Casebook casebook, Instant now)
    {
        var today = now.InZone(casebook.Profile.TimeZone).Date;
        var before = casebook.Profile.Unasked is { } unasked && unasked.Day == today ? unasked.Count : 0;
        casebook.Profile = casebook.Profile with { Unasked = new UnaskedToday(today, before + 1) };
    }

    private static Instant? HeardAt(Casebook casebook) => casebook.Turn.HeardAt is { } heard
        ? Instant.FromDateTimeOffset(DateTimeOffset.Parse(heard, CultureInfo.InvariantCulture))
        : null;

    /// <summary>When the latest rejection was taken in: its id tells.</summary>
    private static async Task<Instant?> RejectedAtAsync(Casebook casebook) =>
        (await casebook.AllAsync<Rejection>()).Select(r => RecordId.TimeOf(r.Id)).Where(t => t is not null).Max();
}
