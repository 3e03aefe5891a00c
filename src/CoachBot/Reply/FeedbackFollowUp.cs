using NodaTime;

namespace CoachBot;

/// <summary>
/// A request for feedback that got no answer: a friendly line after a week, once more after two, and then it is let go kindly
/// (coaching.md 20: they may refuse, and it says nothing about the person).
/// </summary>
public sealed class FeedbackFollowUp(CopyBook voice) : IReminderKind
{
    public const string Key = "feedback-follow-up";

    private const int Week = 7;

    private readonly CopyFile copy = voice["Reply"];

    public string Topic => Key;

    public ReminderManner Manner => ReminderManner.Plan;

    public IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Done, ReminderAnswer.Later, ReminderAnswer.Stop];

    /// <summary>The reminder that waits for an answer about a rejection, or to a request without one.</summary>
    public static string IdFor(string about) => $"{Key}-{about}";

    /// <summary>Begins to wait for an answer to a request that goes out today.</summary>
    public static Task PlanAsync(Reminders reminders, Casebook casebook, DateTimeOffset now, Draft request) =>
        reminders.PlanAsync(casebook, now, new ReminderRequest(IdFor(request.Rejection ?? request.Id), Key, new Rhythm(Beat.Days, request.ReadyOn.PlusDays(Week), Week))
        {
            About = request.Rejection is { } rejection ? [request.Id, rejection] : [request.Id],
        });

    public async Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) =>
        await WaitingAsync(casebook, reminder) is { } waiting ? copy["follow-up-title"].Plain(new { company = waiting.Company }) : null;

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken)
    {
        if (await WaitingAsync(casebook, firing.Reminder) is not { } waiting)
            return null;

        switch (Period.DaysBetween(waiting.Request.ReadyOn, firing.Now.Date) / Week)
        {
            case < 2:
                return new CoachMessage(copy["follow-up-first"].Say(new { company = waiting.Company }, 0)) { Card = Nudge(waiting, casebook, Warmth.Plain) };
            case 2:
                return new CoachMessage(copy["follow-up-second"].Say(new { company = waiting.Company }, 0)) { Card = Nudge(waiting, casebook, Warmth.Warm) };
            case 3:
                return new CoachMessage(copy["follow-up-let-go"].Say(new { company = waiting.Company }, 0));
            default:
                return null;
        }
    }

    public async Task AnsweredAsync(Casebook casebook, Reminder reminder, ReminderAnswer answer, LocalDate on, CancellationToken cancellationToken)
    {
        if (answer is ReminderAnswer.Done or ReminderAnswer.Talked && await casebook.FindAsync<Draft>(reminder.About[0], cancellationToken) is { } request)
            casebook.Put(request with { AnsweredOn = on });
    }

    /// <summary>The request, as long as nobody answered it and the employer was not let go.</summary>
    private async Task<Waiting?> WaitingAsync(Casebook casebook, Reminder reminder)
    {
        if (await casebook.FindAsync<Draft>(reminder.About[0]) is not { AnsweredOn: null } request)
            return null;
        var rejection = request.Rejection is { } id ? await casebook.FindAsync<Rejection>(id) : null;
        return rejection?.Fork == Fork.LetGo ? null : new Waiting(request, rejection, rejection?.Company ?? copy["follow-up-them"].Plain());
    }

    private Card Nudge(Waiting waiting, Casebook casebook, Warmth warmth)
    {
        var letter = new Letter(waiting.Rejection?.Company ?? "", waiting.Rejection?.Role ?? "", waiting.Rejection?.Teller?.Split(',')[0].Trim(), casebook.Profile.Name ?? "", null, false, true, false, null, Way.Letter);
        return new Card(copy["follow-up-draft"].Plain()) { Draft = letter.Nudge(new Manner(warmth, Short: true), copy) };
    }

    private sealed record Waiting(Draft Request, Rejection? Rejection, string Company);
}
