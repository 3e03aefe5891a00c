using NodaTime;

namespace CoachBot;

/// <summary>The next step of the plan after a rejection: two days later, then once a week until the plan is through (coaching.md 8, 37).</summary>
public sealed class PlanReminder(CopyBook voice) : IReminderKind
{
    public const string Key = "plan-step";

    private const int FirstAfterDays = 2;
    private const int ThenEveryDays = 7;

    private readonly CopyFile copy = voice["Rejection"];

    public string Topic => Key;

    public ReminderManner Manner => ReminderManner.Plan;

    public IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Done, ReminderAnswer.Later, ReminderAnswer.Skip, ReminderAnswer.Stop];

    public static Task PlanAsync(Reminders reminders, Casebook casebook, DateTimeOffset now, Plan plan, LocalDate today) =>
        reminders.PlanAsync(casebook, now, new ReminderRequest($"{Key}-{plan.Id}", Key, new Rhythm(Beat.Days, today.PlusDays(FirstAfterDays), ThenEveryDays)) { About = [plan.Id] });

    public async Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) =>
        await UnderWayAsync(casebook, reminder) is var (rejection, _) && rejection is not null ? copy["plan-due-title"].Plain(new { company = rejection.Company }) : null;

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken)
    {
        var (rejection, plan) = await UnderWayAsync(casebook, firing.Reminder);
        if (rejection is null || plan is null)
            return null;
        return new CoachMessage(copy["plan-due"].Say(new { company = rejection.Company }, firing.Now.Date.DayOfYear))
        {
            Card = PlanCards.Progress(rejection, plan, copy),
            Choices = NextStep.Of(plan) is { Intent: { } intent } ? [StartButton.For(copy["plan-due-now"].Plain(), Persons.Digest(casebook.Person), intent, rejection.Id)] : [],
        };
    }

    /// <summary>"Done" means the step that was shown: one that was marked since is not followed by another.</summary>
    public async Task AnsweredAsync(Casebook casebook, Reminder reminder, ReminderAnswer answer, LocalDate on, CancellationToken cancellationToken)
    {
        if (answer != ReminderAnswer.Done || await casebook.FindAsync<Plan>(reminder.About[0], cancellationToken) is not { Next: { } next } plan)
            return;
        if (!plan.Steps.Any(s => s.DoneOn >= reminder.Sent?.Date))
            casebook.Put(plan.Done(next, on));
    }

    private static async Task<(Rejection? Rejection, Plan? Plan)> UnderWayAsync(Casebook casebook, Reminder reminder) =>
        await casebook.FindAsync<Plan>(reminder.About[0]) is { Next: not null } plan && await casebook.FindAsync<Rejection>(plan.Id) is { Fork: not Fork.LetGo } rejection
            ? (rejection, plan)
            : (null, null);
}
