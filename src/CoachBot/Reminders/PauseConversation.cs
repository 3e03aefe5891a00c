using System.Text.RegularExpressions;
using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>No message unasked for a while or for good, and on again.</summary>
public sealed partial class PauseConversation(CopyBook voice, ITimeReader times, Reminders reminders, ReminderSettings settings, ReminderWords words)
    : Conversation<Ended>(Intents.PauseReminders, voice, "Pause")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        if (ResumeSaid().IsMatch(text) && !PauseSaid().IsMatch(text))
            return new Dictionary<string, Heard>(StringComparer.Ordinal) { ["resume"] = new("", "yes") };
        // "for two weeks" lasts as long as "in two weeks" is away; which day that is, is read later on the person's clock.
        var until = ForSaid().Replace(text, "in ");
        if (times.Read(until, new LocalDateTime(2000, 1, 1, 0, 0), DateTimeZone.Utc).Date is not null)
            return new Dictionary<string, Heard>(StringComparer.Ordinal) { ["how-long"] = new("", "date"), ["until"] = new(until) };
        return ForGoodSaid().IsMatch(text) ? new Dictionary<string, Heard>(StringComparer.Ordinal) { ["how-long"] = new("", "for-good") } : Nothing;
    }

    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        var isPaused = await scene.Load("is-paused", casebook => Task.FromResult(casebook.Profile.PausedUntil is { } until && until > Instant.FromDateTimeOffset(scene.Now)));
        var resume = await scene.Load("said-resume", _ => Task.FromResult(scene.IsGiven("resume")));
        if (resume)
        {
            await scene.Do("resume", casebook => ResumeAsync(casebook, scene.Now));
            await scene.Say(isPaused ? "resumed" : "not-paused");
            return Ended.Here;
        }

        var until = await scene.Choose("how-long") switch
        {
            "week" => scene.Today.PlusDays(7),
            "month" => scene.Today.PlusMonths(1),
            "date" => await scene.AskDate("until", times),
            _ => (LocalDate?)null,
        };
        await scene.Do("pause", casebook =>
        {
            var end = until?.At(settings.UsualHourOf(casebook.Profile)).InZoneLeniently(casebook.Profile.TimeZone).ToInstant();
            casebook.Profile = casebook.Profile with { PausedUntil = end ?? Instant.MaxValue };
            return Task.CompletedTask;
        });
        if (until is { } day)
            await scene.Say("paused", new { when = words.When(day.AtMidnight(), scene.Today, clock: false) });
        else
            await scene.Say("paused-for-good");
        return Ended.Here;
    }

    private Task ResumeAsync(Casebook casebook, DateTimeOffset now)
    {
        casebook.Profile = casebook.Profile with { PausedUntil = null };
        return reminders.WakeAsync(casebook, now);
    }

    [GeneratedRegex(@"\b(resume|un-?pause|un-?mute|restart|re-?enable|enable|lift|end the pause|bring back|(turn|switch)(ed)? .*\b(back )?on\b|start .*\bagain|(message|remind|start) .*\bme again|i'?m back)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResumeSaid();

    [GeneratedRegex(@"\b(until|till|no more|stop|don'?t|hold)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PauseSaid();

    [GeneratedRegex(@"\bfor (?=(a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|the next|\d+)\b)(the next )?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ForSaid();

    [GeneratedRegex(@"\b(for good|forever|never|any ?more|no longer|unsubscribe|opt out|turn off|switch off|disable|until i (say|write|tell)|only talk when)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ForGoodSaid();
}
