using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>Where the person is, their quiet hours, and the hour at which reminders come that have none of their own.</summary>
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
            default:
                await SetHourAsync(scene);
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

    private QuietHours? HoursIn(string text) =>
        Between().Match(text) is { Success: true } match && TimeIn(match.Groups["from"].Value) is { } from && TimeIn(match.Groups["until"].Value) is { } until && from != until
            ? new QuietHours(from, until)
            : null;

    private LocalTime? TimeIn(string text) => times.Read("tomorrow at " + text.Replace("at ", "", StringComparison.OrdinalIgnoreCase), new LocalDateTime(2000, 1, 1, 0, 0), DateTimeZone.Utc).Time;

    private static string Clock(LocalTime time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(quiet|do not disturb|silent|silence|night|evenings?|mornings?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuietSaid();

    [GeneratedRegex(@"(?<from>\d{1,2}([:.]\d\d)?\s*(am|pm)?|noon|midnight)\s*(to|until|till|and|-|–)\s*(?<until>\d{1,2}([:.]\d\d)?\s*(am|pm)?|noon|midnight)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();
}
