using Newtonsoft.Json.Linq;

namespace CoachBot;

/// <summary>One replay of a script: what its scenes share. The first question without an answer parks it.</summary>
internal sealed class Play(Journal journal, CoachTurn turn, string run, DateTimeOffset began, JObject given)
{
    private readonly List<(string Key, CoachMessage Message)> pending = [];
    private readonly TaskCompletionSource parked = new();
    private readonly int variety = (turn.Person + began.ToUnixTimeSeconds()).Aggregate(17, Mix);

    public Journal Journal => journal;

    public CoachTurn Turn => turn;

    /// <summary>The key of the question that the script waits at; null until it parks.</summary>
    public string? Asked { get; private set; }

    /// <summary>The time of the last answer replayed: the only clock a script may read.</summary>
    public DateTimeOffset Now { get; private set; } = began;

    /// <summary>Replays until the script ends or parks. True when it ended.</summary>
    public async Task<bool> UntilParkedAsync(Task script)
    {
        // The script comes first, so that a fault in it wins over a question it has parked at.
        if (await Task.WhenAny(script, parked.Task) == script)
        {
            await script;
            Flush();
            return true;
        }
        return false;
    }

    /// <summary>Says a thing once in the life of the conversation.</summary>
    public void Say(string key, CoachMessage message)
    {
        if (!journal.IsSaid(key))
            pending.Add((key, message));
    }

    /// <summary>An answer is known; what would have been said before it was said then, or is news that comes too late.</summary>
    public void Answered(string key, bool heard)
    {
        if (heard)
            pending.Clear();
        Now = journal.TimeOf(key) ?? Now;
    }

    /// <summary>What was known of the answer before the question came up; it is used once.</summary>
    public Heard? TakeGiven(string key)
    {
        if (given[key] is not { } known)
            return null;
        given.Remove(key);
        return Heard.FromJson(known);
    }

    /// <summary>Whether something was known, or has been answered, under a key.</summary>
    public bool IsGiven(string key) => given[key] is not null || journal.Json[key] is not null;

    /// <summary>A button of this run for a question.</summary>
    public Button Button(string key, Option option) => new(option.Label, new ButtonPress(turn.Person, run, key, option.Id));

    /// <summary>A number that stays the same for a key in this run, to choose among variants with.</summary>
    public int Seed(string key) => key.Aggregate(variety, Mix) & int.MaxValue;

    /// <summary>Asks, and never comes back: the next turn replays the script from its beginning.</summary>
    public Task ParkAsync(string key, CoachMessage question)
    {
        Flush();
        turn.Out.Add(question);
        Asked = key;
        parked.SetResult();
        return new TaskCompletionSource().Task;
    }

    private static int Mix(int seed, char c) => unchecked((seed * 31) + c);

    private void Flush()
    {
        foreach (var (key, message) in pending)
        {
            turn.Out.Add(message);
            journal.Say(key);
        }
        pending.Clear();
    }
}
