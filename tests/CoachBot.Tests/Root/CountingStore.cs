namespace CoachBot.Tests.Root;

/// <summary>The real store with a counter, and with a hook before and after each commit.</summary>
internal sealed class CountingStore(ICasebookStore inner) : ICasebookStore
{
    public int Opens { get; private set; }

    public int Reads { get; private set; }

    public int Commits { get; private set; }

    public int Conflicts { get; private set; }

    public Func<Task> BeforeCommit { get; set; } = () => Task.CompletedTask;

    public Func<Task> AfterCommit { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeOpen { get; set; } = () => Task.CompletedTask;

    public void Reset() => Opens = Reads = Commits = Conflicts = 0;

    public async Task<IReadOnlyList<CasebookRow>> OpenAsync(PersonKey person, CancellationToken cancellationToken)
    {
        await BeforeOpen();
        Opens++;
        return await inner.OpenAsync(person, cancellationToken);
    }

    public Task<IReadOnlyList<CasebookRow>> ReadAsync(PersonKey person, string prefix, CancellationToken cancellationToken)
    {
        Reads++;
        return inner.ReadAsync(person, prefix, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, string>> CommitAsync(PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        await BeforeCommit();
        Commits++;
        try
        {
            var etags = await inner.CommitAsync(person, changes, cancellationToken);
            await AfterCommit();
            return etags;
        }
        catch (CasebookConflictException)
        {
            Conflicts++;
            throw;
        }
    }

    public Task<int> ForgetTenantAsync(string channel, string tenant, CancellationToken cancellationToken) => inner.ForgetTenantAsync(channel, tenant, cancellationToken);

    public Task ForgetAsync(PersonKey person, CancellationToken cancellationToken) => inner.ForgetAsync(person, cancellationToken);
}
