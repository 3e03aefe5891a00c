using System.Globalization;
using NodaTime;

namespace CoachBot.Chaos.Reminders;

/// <summary>The people who get reminders, each of them named.</summary>
internal static class Crowd
{
    public const int RemindersEach = 25;

    public static string UserOf(int person) => string.Create(CultureInfo.InvariantCulture, $"29:p{person}");

    /// <summary>Everybody says a word, so that their address is known, and gets their reminders.</summary>
    /// <param name="first">The earliest that one is due; the others follow within <paramref name="length"/>.</param>
    public static async Task PlanAsync(MortalHost host, TimeProvider clock, int reminders, DateTimeOffset first, TimeSpan length, Random random)
    {
        var dues = Enumerable.Range(0, reminders).Select(_ => first + (length * random.NextDouble())).ToArray();
        await Parallel.ForAsync(0, reminders / RemindersEach, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (person, stop) =>
        {
            await host.HearAsync(UserOf(person), "m0");
            var casebook = await Casebook.OpenAsync(host.Get<ICasebookStore>(), new PersonKey(ShakyChannel.Name, "chaos", UserOf(person)), clock.GetUtcNow(), stop);
            for (var i = person * RemindersEach; i < (person + 1) * RemindersEach; i++)
            {
                var due = LocalDateTime.FromDateTime(dues[i].UtcDateTime);
                var token = string.Create(CultureInfo.InvariantCulture, $"t{i}");
                await host.Get<CoachBot.Reminders>().PlanAsync(casebook, clock.GetUtcNow(), new ReminderRequest(token, TokenReminder.Key, Rhythm.Once(due.Date)) { Words = token, Time = due.TimeOfDay });
            }
            foreach (var timer in casebook.Timers)
                await host.Get<IReminderTimers>().ArmAsync(timer, Instant.FromDateTimeOffset(clock.GetUtcNow()), stop);
            await casebook.CommitAsync(stop);
        });
        await host.Get<Deliveries>().WriteDownAsync(TimeSpan.Zero);
    }
}
