using System.Threading.Channels;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Local;

/// <summary>
/// One talk of one browser or terminal: everything said in it, kept in the transcript store. An activity's place in it is
/// its watermark, so a watermark given before a restart is good after it.
/// </summary>
public sealed class LocalConversation(string id, ITranscriptStore store, TimeProvider time, IEnumerable<Activity> soFar)
{
    /// <summary>Under it the channel data of the first activity tells who may come back to this conversation.</summary>
    public const string OwnerName = "owner";

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lock listLock = new();
    private readonly List<Activity> activities = [.. soFar];
    private readonly List<Channel<Activity?>> listeners = [];

    public string Id => id;

    /// <summary>How many activities there are; those from here on are new to whoever has seen them.</summary>
    public int Watermark
    {
        get
        {
            lock (listLock)
                return activities.Count;
        }
    }

    public IReadOnlyList<Activity> Since(int watermark)
    {
        lock (listLock)
            return activities.Skip(watermark).ToList();
    }

    /// <summary>Writes an activity down, then tells who listens. Gives it its id, unless it has one, and its time.</summary>
    public async Task<Activity> AppendAsync(Activity activity)
    {
        await gate.WaitAsync();
        try
        {
            activity.Id ??= $"{id}|{Watermark:0000000}";
            activity.Timestamp = NextTimestamp();
            await store.LogActivityAsync(activity);
            lock (listLock)
                activities.Add(activity);
        }
        finally
        {
            gate.Release();
        }
        Tell(null);
        return activity;
    }

    /// <summary>Shows those who listen at this moment something that is not part of the talk, such as typing.</summary>
    public void Show(Activity passing) => Tell(passing);

    /// <summary>Listens until disposed: null for "there is more in the conversation", or an activity to show in passing.</summary>
    public Listening Listen()
    {
        var channel = Channel.CreateBounded<Activity?>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (listLock)
            listeners.Add(channel);
        return new Listening(this, channel);
    }

    /// <summary>The user's latest message, and what came after it; null when nothing was said yet.</summary>
    public (Activity Said, IReadOnlyList<Activity> After)? LastSaid()
    {
        lock (listLock)
        {
            var last = activities.FindLastIndex(a => a.From?.Role == RoleTypes.User);
            return last < 0 ? null : (activities[last], activities.Skip(last + 1).ToList());
        }
    }

    /// <summary>Timestamps grow strictly, because a transcript store orders by them.</summary>
    private DateTimeOffset NextTimestamp()
    {
        var now = time.GetUtcNow();
        lock (listLock)
            return activities is [.., { Timestamp: { } last }] && now <= last ? last.AddMilliseconds(1) : now;
    }

    private void Tell(Activity? passing)
    {
        lock (listLock)
        {
            foreach (var listener in listeners)
                listener.Writer.TryWrite(passing);
        }
    }

    /// <summary>What one listener hears.</summary>
    public sealed class Listening(LocalConversation conversation, Channel<Activity?> channel) : IDisposable
    {
        public ChannelReader<Activity?> News => channel.Reader;

        public void Dispose()
        {
            lock (conversation.listLock)
                conversation.listeners.Remove(channel);
            channel.Writer.TryComplete();
        }
    }
}
