using Newtonsoft.Json.Linq;
using NodaTime;

namespace CoachBot;

/// <summary>
/// What a script talks through. Every call is awaited at once; its key is the copy id (behind the prefix of a sub-conversation,
/// before the attempt in a loop), and no key is used twice. Between the calls a script only computes: it is replayed from its
/// beginning at every turn, and whatever it reads from outside comes through <see cref="Load"/>.
/// </summary>
public sealed partial class Scene
{
    /// <summary>How the journal has what was read and was not there.</summary>
    private const string Nothing = "null";

    private readonly Play play;
    private readonly CopyFile copy;
    private readonly CopyFile shared;
    private readonly string prefix;

    internal Scene(Play play, CopyFile copy, CopyFile shared, string prefix) => (this.play, this.copy, this.shared, this.prefix) = (play, copy, shared, prefix);

    /// <summary>The time of the last answer replayed.</summary>
    public DateTimeOffset Now => play.Now;

    /// <summary>The person's own day at <see cref="Now"/>.</summary>
    public LocalDate Today => Here.Date;

    private ZonedDateTime Here => Instant.FromDateTimeOffset(Now).InZone(play.Turn.Casebook.Profile.TimeZone);

    /// <summary>Says a text of the copy file, once.</summary>
    public Task Say(string id, object? values = null, int attempt = 0)
    {
        var key = Key(id, attempt);
        play.Say(key, new CoachMessage(copy[id].Say(values, play.Seed(key))));
        return Task.CompletedTask;
    }

    /// <summary>Says a text of the copy file and offers the ways in; the person may press one at any time, or none.</summary>
    public Task Offer(string id, object? values = null)
    {
        var key = Key(id, 0);
        play.Say(key, new CoachMessage(copy[id].Say(values, play.Seed(key))) { Choices = StartButton.All(shared, play.Turn.Person) });
        return Task.CompletedTask;
    }

    /// <summary>Says a text of the copy file, and everything that the coach holds goes with it.</summary>
    public Task HandOver(string id)
    {
        var key = Key(id, 0);
        play.Say(key, new CoachMessage(copy[id].Say(null, play.Seed(key))) { HasExport = true });
        return Task.CompletedTask;
    }

    /// <summary>Shows a card under a text of the copy file, once.</summary>
    public Task Show(string id, Card card, object? values = null, int attempt = 0)
    {
        var key = Key(id, attempt);
        play.Say(key, new CoachMessage(copy[id].Say(values, play.Seed(key))) { Card = card });
        return Task.CompletedTask;
    }

    /// <summary>Reads something from the casebook once; the journal keeps it, so it must be small and plain.</summary>
    public async Task<T> Load<T>(string id, Func<Casebook, Task<T>> read, int attempt = 0)
    {
        var key = Key(id, attempt);
        if (play.Journal.TryLoaded(key, out var known))
            return (string)known! == Nothing ? default! : CasebookJson.Read<T>((string)known!);

        var value = await read(play.Turn.Casebook);
        play.Journal.Load(key, new JValue(CasebookJson.Write(value)));
        return value;
    }

    /// <summary>
    /// Changes the casebook once. It takes effect with the turn's commit or not at all, and going back stops at it.
    /// </summary>
    public async Task Do(string id, Func<Casebook, Task> change, int attempt = 0)
    {
        var key = Key(id, attempt);
        if (play.Journal.IsDone(key))
            return;

        await change(play.Turn.Casebook);
        play.Journal.Do(key);
    }

    /// <summary>Plays another conversation inside this one; its keys stand behind <paramref name="id"/>, so going back steps into it.</summary>
    public Task<T?> Play<T>(Conversation<T> other, string id)
        where T : class => other.PlayInline(new Scene(play, other.Copy, shared, $"{prefix}{id}/"));

    /// <summary>Hands over to another conversation when this one has ended.</summary>
    public void GoOnWith(Handover next) => play.Turn.Next = next;

    /// <summary>What the conversation was begun with, by name; null when it was not.</summary>
    public string? Known(string id) => play.Journal.TryLoaded(prefix + id, out var known) ? CasebookJson.Read<string>((string)known!) : null;

    /// <summary>Whether an answer is waiting for a question that has not come up yet, or came from there.</summary>
    public bool IsGiven(string id) => play.IsGiven(prefix + id);

    /// <summary>A new id for a record, the same at every replay.</summary>
    public Task<string> NewId(string id) => Load(id, _ => Task.FromResult(RecordId.New(play.Turn.Now)));

    /// <summary>Plain words of the copy file, for cards and drafts.</summary>
    public string Words(string id, object? values = null) => copy[id].Plain(values);

    private string Key(string id, int attempt) => attempt == 0 ? prefix + id : $"{prefix}{id}#{attempt}";
}
