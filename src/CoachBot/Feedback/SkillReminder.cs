using NodaTime;

namespace CoachBot;

/// <summary>Once a week until its day: the step for a skill, and on the last one the proof (coaching.md 28).</summary>
public sealed class SkillReminder(CopyBook voice) : IReminderKind
{
    public const string Key = "skill-step";

    private const int DaysAWeek = 7;

    private readonly CopyFile copy = voice["Skill"];

    public string Topic => Key;

    public IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Done, ReminderAnswer.Later, ReminderAnswer.Skip, ReminderAnswer.Stop];

    /// <summary>Weekly from the plan's last day backwards, so that the last one comes on that day.</summary>
    public static Task PlanAsync(Reminders reminders, Casebook casebook, DateTimeOffset now, SkillPlan plan, LocalDate today)
    {
        var first = plan.By.PlusDays(-((Period.DaysBetween(today, plan.By) - 1) / DaysAWeek * DaysAWeek));
        return reminders.PlanAsync(casebook, now, new ReminderRequest($"{Key}-{plan.Id}", Key, new Rhythm(Beat.Days, first, DaysAWeek)) { About = [plan.Id] });
    }

    public async Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) =>
        await casebook.FindAsync<SkillPlan>(reminder.About[0], cancellationToken) is { } plan ? copy["due-title"].Plain(new { skill = plan.Skill }) : null;

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken)
    {
        if (await casebook.FindAsync<SkillPlan>(firing.Reminder.About[0], cancellationToken) is not { } plan || firing.Now.Date >= plan.By.PlusDays(DaysAWeek))
            return null;
        return new CoachMessage(copy[firing.Now.Date >= plan.By ? "due-proof" : "due"].Say(new { skill = plan.Skill }, firing.Now.Date.DayOfYear)) { Card = SkillCards.Plan(plan, copy) };
    }
}
