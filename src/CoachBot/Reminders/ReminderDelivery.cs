using System.Globalization;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoachBot;

/// <summary>Takes a timer that went off to its person, by the channel on which they were met last.</summary>
public sealed class ReminderDelivery(ICasebookStore store, IEnumerable<IOutreach> outreach, PersonLocks locks, TimeProvider time, ILogger<ReminderDelivery> log)
{
    private readonly Dictionary<string, IOutreach> byChannel = outreach.ToDictionary(o => o.Channel, StringComparer.Ordinal);

    /// <summary>Runs the person's turn. One who was forgotten or cannot be reached is left alone.</summary>
    /// <exception cref="ChannelBusyException">To be tried again, not before it says.</exception>
    /// <exception cref="CasebookUnavailableException">To be tried again.</exception>
    public async Task DeliverAsync(ReminderTimer timer, CancellationToken cancellationToken)
    {
        var casebook = await Casebook.OpenAsync(store, timer.Person, time.GetUtcNow(), cancellationToken);
        if (casebook.Profile is not { Address: { } address, Unreachable: null })
            return;
        var channel = byChannel.TryGetValue(timer.Person.Channel, out var found)
            ? found
            : throw new InvalidOperationException($"Nothing here reaches people on {timer.Person.Channel}. Configure the channel again, or forget the person.");
        try
        {
            await channel.ReachAsync(ReminderAddress.Read(address), ReminderEvent.For(timer), cancellationToken);
        }
        catch (UnreachableException e)
        {
            log.LogInformation("Somebody on {Channel} cannot be reached: {Reason}", timer.Person.Channel, e.Reason);
            if (!await NoteAsync(timer.Person, e.Reason, casebook.Turn, cancellationToken))
                throw new ChannelBusyException(null, e);
        }
    }

    /// <summary>Nothing is sent until they write again; their turn sets the timers anew.</summary>
    /// <param name="before">What was heard when the attempt began.</param>
    /// <returns>False when they came back meanwhile: their turn has been, and who were noted as unreachable now would stay so.</returns>
    private async Task<bool> NoteAsync(PersonKey person, string reason, TurnRow before, CancellationToken cancellationToken)
    {
        using var turn = await locks.EnterAsync(person, cancellationToken);
        var casebook = await Casebook.OpenAsync(store, person, time.GetUtcNow(), cancellationToken);
        if (casebook.Profile.Address is null)
            return true;
        if (casebook.Turn.Seen.Except(before.Seen, StringComparer.Ordinal).Any(key => !ReminderEvent.IsKey(key)))
            return false;
        casebook.Profile = casebook.Profile with { Unreachable = reason };
        // What could not be sent is nobody's any more: whoever hears from the person next may send it at once.
        casebook.Turn.Outbox = casebook.Turn.Outbox.ConvertAll(outbox => outbox with { At = DateTimeOffset.UnixEpoch.ToString("O", CultureInfo.InvariantCulture) });
        await casebook.CommitAsync(cancellationToken);
        return true;
    }
}
