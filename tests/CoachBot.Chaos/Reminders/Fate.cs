namespace CoachBot.Chaos.Reminders;

/// <summary>
/// What befalls one life of a host: the store fails now and then, and at some moment, before or after anything it does, the host is
/// gone. What it had begun then never goes on, as in a process that was killed.
/// </summary>
internal sealed class Fate(double faultRate, double killRate) : ILife
{
    private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Died => died.Task;

    public bool IsAlive => !died.Task.IsCompleted;

    /// <summary>Runs one thing that reaches beyond the process.</summary>
    public async Task<T> ThroughAsync<T>(Func<Task<T>> act)
    {
        await MaybeDieAsync();
        if (Random.Shared.NextDouble() < faultRate)
            throw Outage();
        var done = await act();
        await MaybeDieAsync();
        return Random.Shared.NextDouble() < faultRate ? throw Outage() : done;
    }

    public Task ThroughAsync(Func<Task> act) => ThroughAsync(async () =>
    {
        await act();
        return true;
    });

    /// <summary>SIGKILL.</summary>
    public void Kill() => died.TrySetResult();

    /// <summary>Never comes back to a host that is dead.</summary>
    public async Task MaybeDieAsync()
    {
        if (Random.Shared.NextDouble() < killRate)
            Kill();
        if (!IsAlive)
            await new TaskCompletionSource().Task;
    }

    private static CasebookUnavailableException Outage() => new("An injected fault.", new IOException("injected"));
}

internal sealed class MortalStore(ICasebookStore store, Fate fate, Phones phones) : ICasebookStore
{
    public Task<IReadOnlyList<CasebookRow>> OpenAsync(PersonKey person, CancellationToken cancellationToken) => fate.ThroughAsync(() => store.OpenAsync(person, cancellationToken));

    public Task<IReadOnlyList<CasebookRow>> ReadAsync(PersonKey person, string prefix, CancellationToken cancellationToken) => fate.ThroughAsync(() => store.ReadAsync(person, prefix, cancellationToken));

    public Task<IReadOnlyDictionary<string, string>> CommitAsync(PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        fate.ThroughAsync(() => phones.WatchAsync(person, changes, () => store.CommitAsync(person, changes, cancellationToken)));

    public Task ForgetAsync(PersonKey person, CancellationToken cancellationToken) => fate.ThroughAsync(() => store.ForgetAsync(person, cancellationToken));

    public Task<int> ForgetTenantAsync(string channel, string tenant, CancellationToken cancellationToken) => fate.ThroughAsync(() => store.ForgetTenantAsync(channel, tenant, cancellationToken));
}

/// <param name="longest">What a worker takes is hidden from the others no longer than that.</param>
internal sealed class MortalTimers(IReminderTimers timers, Fate fate, NodaTime.Duration longest) : IReminderTimers
{
    public Task ArmAsync(ReminderTimer timer, NodaTime.Instant now, CancellationToken cancellationToken) => fate.ThroughAsync(() => timers.ArmAsync(timer, now, cancellationToken));

    public Task<IReadOnlyList<RungTimer>> ReceiveAsync(int most, NodaTime.Duration hold, CancellationToken cancellationToken) => fate.ThroughAsync(() => timers.ReceiveAsync(most, NodaTime.Duration.Min(hold, longest), cancellationToken));

    public Task PostponeAsync(RungTimer rung, NodaTime.Duration sleep, bool afresh, CancellationToken cancellationToken) => fate.ThroughAsync(() => timers.PostponeAsync(rung, sleep, afresh, cancellationToken));

    public Task DeleteAsync(RungTimer rung, CancellationToken cancellationToken) => fate.ThroughAsync(() => timers.DeleteAsync(rung, cancellationToken));

    public Task PoisonAsync(RungTimer rung, string why, CancellationToken cancellationToken) => fate.ThroughAsync(() => timers.PoisonAsync(rung, why, cancellationToken));
}
