using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot;

/// <summary>
/// The life of a turn: one read, the talk with its replies held back, one commit, then the replies. An activity delivered
/// twice is applied once; of two turns at once the slower runs again; what was committed and not sent goes out with the next.
/// </summary>
public sealed class TransactionalBot(
    Coach coach,
    ICasebookStore store,
    PersonLocks locks,
    Deliveries deliveries,
    IReminderTimers timers,
    IEnumerable<ITranscriptStore> transcripts,
    IEnumerable<IConversationPace> paces,
    IEnumerable<IReplyParts> channels,
    TimeProvider time,
    ILogger<TransactionalBot> log) : IBot
{
    private const int MostAttempts = 50;
    private const int MostOutages = 3;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private static readonly JsonSerializer Json = JsonSerializer.Create(new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
    });

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        if (Persons.Of(turnContext.Activity) is not { } person)
            return;

        // Between two looks the person's next message has its turn, and what has left for them is recorded.
        while (!await TakeTurnAsync(turnContext, person, cancellationToken))
            await Task.Delay(Glance, time, cancellationToken);
    }

    /// <returns>False when this activity was applied by another process that may be sending its replies now: to be looked at again.</returns>
    private async Task<bool> TakeTurnAsync(ITurnContext turnContext, PersonKey person, CancellationToken cancellationToken)
    {
        using var turn = await locks.EnterAsync(person, cancellationToken);
        var outages = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(turnContext, person, cancellationToken);
            }
            catch (CasebookTooLargeException e)
            {
                log.LogWarning(e, "Turn {Activity} would not fit into the casebook", turnContext.Activity.Id);
                await turnContext.SendActivityAsync(coach.TooMuch(), cancellationToken);
                return true;
            }
            catch (CasebookUnavailableException e) when (++outages < MostOutages)
            {
                // Whether the commit was written is not known: the next attempt reads it, and finds its own replies if it was.
                log.LogWarning(e, "Turn {Activity} gets no answer from the store; it is looked at again", turnContext.Activity.Id);
                await Task.Delay(Glance, time, cancellationToken);
            }
            catch (CasebookConflictException) when (attempt < MostAttempts)
            {
                log.LogInformation("Turn {Activity} meets another; attempt {Attempt} runs again", turnContext.Activity.Id, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 10 * Math.Min(attempt, 10))), time, cancellationToken);
            }
        }
    }

    private async Task<bool> AttemptAsync(ITurnContext outer, PersonKey person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var casebook = await Casebook.OpenAsync(store, person, now, cancellationToken);
        var key = Persons.ActivityKey(outer.Activity);
        var isReminder = ReminderEvent.Of(outer.Activity) is not null;
        var sent = await SendWhatIsLeftAsync(outer, casebook, now, cancellationToken);
        if (key is not null && casebook.Turn.Seen.Contains(key))
        {
            if (isReminder)
                await RecordAsync(casebook, sent);
            return !casebook.Turn.Outbox.Exists(outbox => outbox.Answers == key);
        }

        var replies = await PlayAsync(outer.Activity, casebook, now, cancellationToken);
        if (isReminder && replies.Count == 0 && sent.Count == 0 && !casebook.HasChanges)
            return true; // a timer that was overtaken leaves no trace, least of all with somebody who was forgotten
        var outbox = new Outbox(
            RecordId.New(now), deliveries.Owner, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), key, replies.ConvertAll(r => JObject.FromObject(r, Json)));
        if (key is not null)
            casebook.Turn.Remember(key);
        if (replies.Count > 0)
            casebook.Turn.Outbox.Add(outbox);

        var slots = Slots(casebook, replies.Count);

        // Timers first: one too many is dropped when it goes off, one too few would be a reminder lost.
        foreach (var timer in casebook.Timers)
            await timers.ArmAsync(timer, NodaTime.Instant.FromDateTimeOffset(now), cancellationToken);
        await casebook.CommitAsync(cancellationToken);
        if (casebook.IsForgotten)
            await ForgetChatAsync(outer.Activity);
        deliveries.Recorded(sent);
        if (replies.Count > 0)
            await SendAsync(outer, casebook, outbox, replies, slots, CancellationToken.None);
        if (isReminder && replies.Count > 0)
            await RecordAsync(casebook, [outbox]);
        return true;
    }

    /// <summary>When the replies may leave, where other processes may send to the same person; else none, and the channel's own adapter sees to it.</summary>
    private IReadOnlyList<DateTimeOffset> Slots(Casebook casebook, int count) =>
        deliveries.Lease > TimeSpan.Zero && paces.FirstOrDefault(p => p.Channel == casebook.Person.Channel) is { } pace
            ? pace.Take(casebook.Turn.Pace ??= [], time.GetUtcNow(), count)
            : [];

    /// <summary>Where no next turn is near that would record it, a crash must not repeat what has left.</summary>
    private async Task RecordAsync(Casebook casebook, List<Outbox> sent)
    {
        if (sent.Count == 0)
            return;
        casebook.Turn.Outbox.RemoveAll(outbox => sent.Exists(s => s.Id == outbox.Id));
        await casebook.CommitAsync(CancellationToken.None);
        deliveries.Recorded(sent);
    }

    /// <summary>A chat that we keep ourselves, as the local channel's, goes with the casebook.</summary>
    private async Task ForgetChatAsync(Activity activity)
    {
        foreach (var chats in transcripts)
            await chats.DeleteTranscriptAsync(activity.ChannelId, activity.Conversation.Id);
    }

    /// <summary>Replies of earlier turns: those known to have left are forgotten, those that nobody is sending go out first.</summary>
    private async Task<List<Outbox>> SendWhatIsLeftAsync(ITurnContext outer, Casebook casebook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (deliveries.Claim(casebook.Turn.Outbox, now))
            await casebook.CommitAsync(cancellationToken);
        var ours = casebook.Turn.Outbox.Where(o => !deliveries.IsElsewhere(o, now)).ToList();
        foreach (var outbox in ours)
        {
            if (!deliveries.HasLeft(outbox))
                await SendAsync(outer, casebook, outbox, outbox.Activities.Select(a => a.ToObject<Activity>(Json)!).ToList(), [], cancellationToken);
            casebook.Turn.Outbox.RemoveAll(o => o.Id == outbox.Id);
        }
        return ours;
    }

    private async Task<List<Activity>> PlayAsync(Activity activity, Casebook casebook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var holding = new HoldingAdapter();
        using var inner = new TurnContext(holding, activity);
        try
        {
            if (casebook.Unreadable is { } unreadable && ReminderEvent.Of(activity) is null)
            {
                log.LogError("A turn row cannot be read; it is set aside as {Broken}", unreadable.Id);
                casebook.Put(unreadable with { Said = activity.Text });
                await coach.LostItsPlaceAsync(inner, casebook, now, cancellationToken);
            }
            else
            {
                await coach.OnTurnAsync(inner, casebook, now, cancellationToken);
            }
        }
        catch (Exception e) when (ReminderEvent.Of(activity) is null && e is not (CasebookConflictException or CasebookUnavailableException or CasebookTooLargeException or OperationCanceledException))
        {
            // The outermost frame of a turn: whatever a script threw must not trap the person.
            var broken = new Broken(RecordId.New(now), $"{e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}", casebook.Turn.State.ToString(Formatting.None), activity.Text);
            // Not the exception's message: it may quote what was said.
            log.LogError("A turn broke with {Error}; its state is set aside as {Broken}\n{Stack}", e.GetType().FullName, broken.Id, e.StackTrace);
            holding.Held.Clear();
            inner.BufferedReplyActivities.Clear();
            casebook.Forsake(now);
            casebook.SetAside(broken);
            await coach.LostItsPlaceAsync(inner, casebook, now, cancellationToken);
        }
        return [.. holding.Held, .. inner.BufferedReplyActivities];
    }

    /// <summary>One after the other, so that a channel that stops half way is not told the first half again.</summary>
    /// <exception cref="CasebookConflictException">It took so long to come here that another process may be sending them: to be claimed anew.</exception>
    private async Task SendAsync(ITurnContext outer, Casebook casebook, Outbox outbox, List<Activity> replies, IReadOnlyList<DateTimeOffset> slots, CancellationToken cancellationToken)
    {
        var parts = channels.FirstOrDefault(c => c.Channel == casebook.Person.Channel) is { } channel ? replies.SelectMany(channel.Of).ToList() : replies;
        var begun = deliveries.Begun(outbox, parts.Count);
        var sent = begun;
        try
        {
            while (sent < parts.Count)
            {
                if (sent < slots.Count && slots[sent] - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                    await Task.Delay(wait, time, cancellationToken);
                if (!deliveries.IsOurs(outbox, time.GetUtcNow()))
                    throw new CasebookConflictException(casebook.Person);
                await outer.SendActivityAsync(parts[sent], cancellationToken);
                deliveries.Began(outbox, ++sent);
                if (parts.Count > replies.Count && sent < parts.Count)
                    outbox = await KeepAsync(casebook, outbox, new Progress(sent, parts.Count)); // a long one takes its time, and a crash in it repeats no part
            }
        }
        catch (Exception e) when (sent > begun && outbox.Progress != new Progress(sent, parts.Count) && e is not (CasebookConflictException or CasebookUnavailableException or UnreachableException))
        {
            await KeepAsync(casebook, outbox, new Progress(sent, parts.Count));
            throw;
        }
        deliveries.Record(casebook.Person, outbox);
    }

    /// <summary>Writes down how far a send has come, and with it that it is still this process's.</summary>
    private async Task<Outbox> KeepAsync(Casebook casebook, Outbox outbox, Progress progress)
    {
        if (casebook.IsForgotten)
            return outbox;
        var kept = outbox with { Progress = progress, At = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) };
        casebook.Turn.Outbox[casebook.Turn.Outbox.FindIndex(o => o.Id == outbox.Id)] = kept;
        await casebook.CommitAsync(CancellationToken.None);
        return kept;
    }
}
