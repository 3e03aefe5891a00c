using NodaTime;

namespace CoachBot;

/// <summary>Once a week: wins first, then the coals in the fire, then one step (coaching.md 36, 42, 43).</summary>
public sealed class WeeklyReview(CopyBook voice) : IReminderKind
{
    public const string Key = "weekly-review";

    private const int DaysAWeek = 7;

    private readonly CopyFile copy = voice["Pipeline"];
    private readonly CopyFile steps = voice["Rejection"];

    public string Topic => Key;

    public IReadOnlyList<ReminderAnswer> Answers => [ReminderAnswer.Done, ReminderAnswer.Later, ReminderAnswer.Skip, ReminderAnswer.Stop];

    public static async Task<bool> WasOfferedAsync(Casebook casebook) => await casebook.FindAsync<ReviewOffer>(Key) is not null;

    /// <summary>Keeps what they said to the offer, and plans the weekly look unless they declined.</summary>
    /// <param name="day">The day of the week; none when they declined.</param>
    public static async Task PlanAsync(Reminders reminders, Casebook casebook, DateTimeOffset now, LocalDate today, IsoDayOfWeek day)
    {
        var before = await casebook.FindAsync<ReviewOffer>(Key);
        casebook.Put(new ReviewOffer(Key, before?.On ?? today, day != IsoDayOfWeek.None));
        if (day != IsoDayOfWeek.None)
            await reminders.PlanAsync(casebook, now, new ReminderRequest(Key, Key, Rhythm.Weekly(today.Next(day))));
    }

    public Task<string?> TitleAsync(Casebook casebook, Reminder reminder, CancellationToken cancellationToken) => Task.FromResult<string?>(copy["review-title"].Plain());

    public async Task<CoachMessage?> SayAsync(Casebook casebook, Firing firing, CancellationToken cancellationToken)
    {
        var wins = await WinsAsync(casebook, firing.Now.Date.PlusDays(-DaysAWeek));
        var active = await Applications.ActiveAsync(casebook);
        var plan = (await casebook.AllAsync<Plan>(cancellationToken)).LastOrDefault(p => p.Next is not null);
        var rejection = plan is null ? null : await casebook.FindAsync<Rejection>(plan.Id, cancellationToken);
        var coals = active.Count == 0 ? copy["coals-none"].Say(null, 0) : copy[active.Count < Applications.Enough ? "coals-few" : "coals"].Say(new { count = active.Count }, 0);
        var step = plan is null || rejection is null
            ? copy["review-step-free"].Say(null, 0)
            : copy["review-step"].Say(new { step = $"{steps["step-" + PlanCards.NameOf(plan.Next!.Value)].Plain()} ({rejection.Company})" }, 0);
        return new CoachMessage(copy["review"].Say(new { wins = new Neutral(string.Join('\n', wins.Select(w => "- " + w))) }, 0) + "\n\n" + coals + "\n\n" + step)
        {
            Card = active.Count > 0 ? Applications.Picture(active, copy) : null,
            Choices = plan is not null && NextStep.Of(plan) is { Intent: { } intent } ? [StartButton.For(copy["review-now"].Plain(), Persons.Digest(casebook.Person), intent, plan.Id)] : [],
        };
    }

    /// <summary>What was done since a day, each as one line; what was praised once is told on a week without wins.</summary>
    private async Task<List<string>> WinsAsync(Casebook casebook, LocalDate since)
    {
        var wins = new List<string>();
        if ((await casebook.AllAsync<Application>()).Where(a => a.AppliedOn > since).Select(a => a.Name).ToList() is { Count: > 0 } applied)
            wins.Add(copy["win-applications"].Say(new { what = string.Join("; ", applied) }, 0));
        if ((await casebook.AllAsync<Contact>()).Where(c => c.Touches.Any(t => t.On > since)).Select(c => c.Short).ToList() is { Count: > 0 } people)
            wins.Add(copy["win-touches"].Say(new { who = string.Join(", ", people) }, 0));
        if ((await casebook.AllAsync<Draft>()).Count(d => d.ReadyOn > since) is var letters and > 0)
            wins.Add(letters == 1 ? copy["win-letter"].Say(null, 0) : copy["win-letters"].Say(new { count = letters }, 0));
        if ((await casebook.AllAsync<Reflection>()).Any(r => r.On > since))
            wins.Add(copy["win-reflections"].Say(null, 0));
        var done = (await casebook.AllAsync<Plan>()).SelectMany(p => p.Steps).Where(s => s.DoneOn > since).Select(s => steps["step-" + PlanCards.NameOf(s.Step)].Plain()).Distinct(StringComparer.Ordinal).ToList();
        if (done.Count > 0)
            wins.Add(copy["win-steps"].Say(new { what = string.Join(", ", done) }, 0));
        if (wins.Count == 0)
            wins.Add(copy["win-quiet"].Say(null, 0));
        if (wins.Count == 1 && (await casebook.AllAsync<Rejection>()).Select(r => r.Praise).OfType<string>().LastOrDefault() is { } praise)
            wins.Add(copy["win-praise"].Say(new { praise }, 0));
        return wins;
    }
}

/// <summary>That the weekly look was offered, so that nobody is asked twice.</summary>
public sealed record ReviewOffer(string Id, LocalDate On, bool Accepted) : IRecord
{
    public static string Kind => "review-offer";
}
