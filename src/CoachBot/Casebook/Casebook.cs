namespace CoachBot;

/// <summary>
/// One person's casebook as one turn sees it: read once, changed in memory, committed in one transaction.
/// Not for use by two turns at once.
/// </summary>
public sealed class Casebook
{
    private const string TurnKey = "turn";
    private const string ProfileKey = "profile";

    private readonly ICasebookStore store;
    private readonly Dictionary<string, CasebookRow> read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReminderTimer> timers = new(StringComparer.Ordinal);

    private Casebook(ICasebookStore store, PersonKey person) => (this.store, Person) = (store, person);

    public PersonKey Person { get; }

    public TurnRow Turn { get; private set; } = new();

    public Profile Profile { get; set; } = new();

    /// <summary>The turn row as it was when it could not be read, set aside already; else null.</summary>
    public Broken? Unreadable { get; private set; }

    /// <summary>Reads the turn and the profile; a row that cannot be read is set aside, never in the person's way.</summary>
    public static async Task<Casebook> OpenAsync(ICasebookStore store, PersonKey person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var casebook = new Casebook(store, person);
        foreach (var row in await store.OpenAsync(person, cancellationToken))
            casebook.read[row.Key] = row;

        casebook.ReadProfile(now);
        casebook.ReadTurn(now);
        return casebook;
    }

    /// <summary>All records of a kind, oldest first, with what this turn has changed.</summary>
    public async Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken cancellationToken = default)
        where T : IRecord
    {
        var prefix = T.Kind + ":";
        if (loaded.Add(prefix))
        {
            foreach (var row in await store.ReadAsync(Person, prefix, cancellationToken))
                read[row.Key] = row;
        }

        return read.Values.Select(r => (r.Key, Json: (string?)r.Json))
            .Where(r => !changed.ContainsKey(r.Key))
            .Concat(changed.Select(c => (c.Key, Json: c.Value)))
            .Where(r => r.Json is not null && r.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => CasebookJson.Read<T>(r.Json!))
            .ToList();
    }

    public async Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken = default)
        where T : class, IRecord =>
        (await AllAsync<T>(cancellationToken)).FirstOrDefault(r => r.Id == id);

    /// <summary>Writes a record with the turn's commit. One that is not new must have been read in this turn.</summary>
    public void Put<T>(T record)
        where T : IRecord => changed[$"{T.Kind}:{record.Id}"] = CasebookJson.Write(record);

    /// <summary>Deletes a record with the turn's commit; one that was never there is no matter.</summary>
    public void Remove<T>(string id)
        where T : IRecord => changed[$"{T.Kind}:{id}"] = null;

    /// <summary>
    /// Has a timer set for a reminder that this turn has put: before the commit, so that no crash between the two loses it. A timer
    /// whose reminder or version never came to be is dropped when it goes off.
    /// </summary>
    public void Arm(ReminderTimer timer) => timers[timer.Reminder] = timer;

    /// <summary>The timers to set before the commit.</summary>
    public IReadOnlyCollection<ReminderTimer> Timers => IsForgotten ? [] : timers.Values;

    /// <summary>Erases the whole casebook with this turn's commit, whatever else the turn has changed.</summary>
    public void Forget() => IsForgotten = true;

    /// <summary>Whether a record was put or removed in this turn.</summary>
    public bool HasChanges => IsForgotten || changed.Count > 0;

    /// <summary>Whether the turn's commit erases the casebook.</summary>
    public bool IsForgotten { get; private set; }

    /// <summary>Drops every change of this turn to the records and the profile.</summary>
    public void Forsake(DateTimeOffset now)
    {
        changed.Clear();
        timers.Clear();
        IsForgotten = false;
        Profile = new Profile();
        ReadProfile(now);
    }

    /// <summary>Keeps what could not be read or played where an operator finds it, and starts the turn row afresh.</summary>
    public void SetAside(Broken broken)
    {
        Put(broken);
        Turn = new TurnRow { Seen = Turn.Seen, HeardAt = Turn.HeardAt, HeardId = Turn.HeardId, Outbox = Turn.Outbox, Unfinished = Turn.Unfinished, Pace = Turn.Pace };
    }

    /// <summary>Writes everything that changed, the turn row always, in one transaction.</summary>
    /// <exception cref="CasebookConflictException">The turn is to be run again on a fresh casebook.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (IsForgotten)
        {
            await store.ForgetAsync(Person, cancellationToken);
            return;
        }

        changed[TurnKey] = Turn.ToJson();
        changed[ProfileKey] = CasebookJson.Write(Profile);
        var changes = changed
            .Select(c => new RowChange(c.Key, c.Value, read.GetValueOrDefault(c.Key)?.ETag))
            .Where(c => c.Json is null ? c.ETag is not null : read.GetValueOrDefault(c.Key)?.Json != c.Json)
            .ToList();

        var etags = await store.CommitAsync(Person, changes, cancellationToken);
        foreach (var change in changes)
        {
            if (change.Json is null)
                read.Remove(change.Key);
            else
                read[change.Key] = new CasebookRow(change.Key, change.Json, etags[change.Key]);
        }
        changed.Clear();
    }

    private void ReadProfile(DateTimeOffset now)
    {
        if (!read.TryGetValue(ProfileKey, out var profile))
            return;
        try
        {
            Profile = CasebookJson.Read<Profile>(profile.Json);
        }
        catch (System.Text.Json.JsonException e)
        {
            Put(new Broken(RecordId.New(now), e.GetType().Name, profile.Json));
        }
    }

    private void ReadTurn(DateTimeOffset now)
    {
        if (!read.TryGetValue(TurnKey, out var turn))
            return;
        try
        {
            Turn = TurnRow.Parse(turn.Json);
        }
        catch (Newtonsoft.Json.JsonException e)
        {
            // The reader's own message can quote what it read, and that is the person's.
            Unreadable = new Broken(RecordId.New(now), e.GetType().Name, turn.Json);
            SetAside(Unreadable);
        }
    }
}
