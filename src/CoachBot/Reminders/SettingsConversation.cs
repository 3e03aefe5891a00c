using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>Where the person is, their quiet hours, the hour of reminders that have none of their own, the day of the weekly look.</summary>
public sealed partial class SettingsConversation(CopyBook voice, ITimeReader times, Reminders reminders) : Conversation<Ended>(Intents.ChangeSettings, voice, "Settings")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        if (QuietSaid().IsMatch(text))
        {
            return HoursIn(text) is null
                ? new Dictionary<string, Heard>(StringComparer.Ordinal) { ["what"] = new("", "quiet") }
                : new Dictionary<string, Heard>(StringComparer.Ordinal) { ["what"] = new("", "quiet"), ["quiet"] = new(text) };
        }
        if (LanguageSaid().IsMatch(text))
            return new Dictionary<string, Heard>(StringComparer.Ordinal) { ["what"] = new("", "language") };
        if (WeeklySaid().IsMatch(text))
        {
            return WeekdayIn(text) is null
                ? new Dictionary<string, Heard>(StringComparer.Ordinal) { ["what"] = new("", "weekly") }
                : new Dictionary<string, Heard>(StringComparer.Ordinal) { ["what"] = new("", "weekly"), ["weekly"] = new(text) };
        }
        return Places.ZoneOf(text) is null ? Nothing : new Dictionary<string, Heard>(StringComparer.Ordinal) { ["what"] = new("", "zone"), ["zone"] = new(text) };
    }

    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        switch (await scene.Choose("what"))
        {
            case "zone":
                await SetZoneAsync(scene);
                break;
            case "quiet":
                await SetQuietAsync(scene);
                break;
            case "hour":
                await SetHourAsync(scene);
                break;
            case "weekly":
                await SetWeeklyAsync(scene);
                break;
            default:
                await scene.Say("language");
                break;
        }
        return Ended.Here;
    }

    private async Task SetZoneAsync(Scene scene)
    {
        var zone = Places.ZoneOf(await scene.Ask("zone", check: said => Places.ZoneOf(said) is null ? "zone-unknown" : null))!;
        await scene.Do("set-zone", casebook =>
        {
            casebook.Profile = casebook.Profile with { Zone = zone };
            return reminders.MoveAsync(casebook, scene.Now, zone);
        });
        await scene.Say("zone-set", new { zone = zone.Replace('_', ' '), time = Clock(Instant.FromDateTimeOffset(scene.Now).InZone(WallClock.ZoneOf(zone)).TimeOfDay) });
    }

    private async Task SetQuietAsync(Scene scene)
    {
        var hours = HoursIn(await scene.Ask("quiet", check: said => HoursIn(said) is null ? "quiet-unknown" : null))!;
        await scene.Do("set-quiet", casebook =>
        {
            casebook.Profile = casebook.Profile with { QuietHours = hours };
            return Task.CompletedTask;
        });
        await scene.Say("quiet-set", new { from = Clock(hours.From), until = Clock(hours.Until) });
    }

    private async Task SetHourAsync(Scene scene)
    {
        var hour = TimeIn(await scene.Ask("hour", check: said => TimeIn(said) is null ? "hour-unknown" : null))!.Value;
        await scene.Do("set-hour", casebook =>
        {
            casebook.Profile = casebook.Profile with { UsualHour = hour };
            return Task.CompletedTask;
        });
        await scene.Say("hour-set", new { time = Clock(hour) });
    }

    /// <summary>The weekly look moves to a day, begins there, or ends.</summary>
    private async Task SetWeeklyAsync(Scene scene)
    {
        var day = WeekdayIn(await scene.Ask("weekly", check: said => WeekdayIn(said) is null ? "weekly-unknown" : null))!.Value;
        await scene.Do("set-weekly", async casebook =>
        {
            if (await reminders.FindAsync(casebook, WeeklyReview.Key) is { } planned && day == IsoDayOfWeek.None)
                reminders.Cancel(casebook, planned.Id);
            await WeeklyReview.PlanAsync(reminders, casebook, scene.Now, scene.Today, day);
        });
        await scene.Say(day == IsoDayOfWeek.None ? "weekly-off" : "weekly-set", new { day });
    }

    /// <summary>The one day that is named, or none for no weekly look at all; null when it is neither.</summary>
    private static IsoDayOfWeek? WeekdayIn(string text)
    {
        var named = Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None && text.Contains(d.ToString(), StringComparison.OrdinalIgnoreCase)).ToList();
        return named switch { [var day] => day, [] when NeverSaid().IsMatch(text) => IsoDayOfWeek.None, _ => null };
    }

    private QuietHours? HoursIn(string text) =>
        Between().Match(text) is { Success: true } match && TimeIn(match.Groups["from"].Value) is { } from && TimeIn(match.Groups["until"].Value) is { } until && from != until
            ? new QuietHours(from, until)
            : null;

    private LocalTime? TimeIn(string text) => times.Read("tomorrow at " + text.Replace("at ", "", StringComparison.OrdinalIgnoreCase), new LocalDateTime(2000, 1, 1, 0, 0), DateTimeZone.Utc).Time;

    private static string Clock(LocalTime time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(quiet|do not disturb|silent|silence|night|evenings?|mornings?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuietSaid();

    [GeneratedRegex(@"\b(weekly|every week|once a week|check-?in day)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WeeklySaid();

    [GeneratedRegex(@"\b(never|none|no|stop|off|not (at all|any ?more)|cancel)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NeverSaid();

    [GeneratedRegex(@"\b(language|translate|speak|talk (to me )?in|in (spanish|french|german|italian|portuguese|dutch|polish|turkish|arabic|hindi|chinese|japanese|m[aā]ori))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageSaid();

    [GeneratedRegex(@"(?<from>\d{1,2}([:.]\d\d)?\s*(am|pm)?|noon|midnight)\s*(to|until|till|and|-|–)\s*(?<until>\d{1,2}([:.]\d\d)?\s*(am|pm)?|noon|midnight)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();
}
