namespace CoachBot;

/// <summary>One turn at a time for each person, in this process. Across processes the casebook's ETag decides.</summary>
public sealed class PersonLocks
{
    private readonly Dictionary<PersonKey, Entry> entries = [];

    /// <summary>Waits for the person's turn; dispose the result to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(PersonKey person, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (entries)
        {
            if (!entries.TryGetValue(person, out entry!))
                entries[person] = entry = new Entry(this, person);
            entry.Users++;
        }

        try
        {
            await entry.Gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(entry);
            throw;
        }
        return entry;
    }

    private void Leave(Entry entry)
    {
        lock (entries)
        {
            if (--entry.Users == 0)
                entries.Remove(entry.Person);
        }
    }

    private sealed class Entry(PersonLocks owner, PersonKey person) : IDisposable
    {
        public PersonKey Person => person;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public void Dispose()
        {
            Gate.Release();
            owner.Leave(this);
        }
    }
}
