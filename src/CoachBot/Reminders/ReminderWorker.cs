using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoachBot;

/// <summary>
/// Takes timers that have come and lets each run its person's turn; any number of these may work beside one another. Nothing is
/// looked for: work is in proportion to what is due. A timer is done with only after its turn, so a crash anywhere lets it come again.
/// </summary>
public sealed class ReminderWorker(IReminderTimers timers, ReminderDelivery delivery, TimeProvider time, ILogger<ReminderWorker> log) : IDisposable
{
    /// <summary>
    /// As much as is under way at once: nothing is taken that has to wait. Most of it is waiting for its turn to send, and a channel lets
    /// no single tenant have it all.
    /// </summary>
    public const int MostAtOnce = 96;

    /// <summary>What a queue gives in one request.</summary>
    private const int MostInRequest = 32;

    /// <summary>Tries of one timer before it is put aside for an operator.</summary>
    public const int MostAttempts = 10;

    /// <summary>Longer than a turn with all its patience; a process that dies is relieved after it.</summary>
    private static readonly Duration Hold = Duration.FromMinutes(2);

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);
    /// <summary>Azure counts whole seconds, and a timer may come that much too early.</summary>
    private static readonly Duration Tick = Duration.FromSeconds(1);

    private static readonly Duration FirstPause = Duration.FromSeconds(5);
    private static readonly Duration LongestPause = Duration.FromMinutes(30);

    private readonly SemaphoreSlim slots = new(MostAtOnce);

    /// <summary>Two that gathered all the slots at once would wait for one another.</summary>
    private readonly SemaphoreSlim gathering = new(1);

    /// <summary>Works until told to stop, and then finishes what it has begun.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await TakeAsync(stop) == 0)
                    await Task.Delay(Idle, time, stop);
            }
            catch (CasebookUnavailableException e)
            {
                log.LogWarning(e, "The timers cannot be received; trying again");
                await Task.Delay(Outage, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
        }
        await UntilIdleAsync();
    }

    /// <summary>Works off everything that has come by now.</summary>
    /// <returns>How many timers that were.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        try
        {
            while (await TakeAsync(cancellationToken) is > 0 and var taken)
            {
                total += taken;
                await UntilIdleAsync();
            }
            return total;
        }
        finally
        {
            await UntilIdleAsync();
        }
    }

    public void Dispose()
    {
        slots.Dispose();
        gathering.Dispose();
    }

    /// <summary>Begins as many as there is room for.</summary>
    private async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var room = 0;
        await slots.WaitAsync(cancellationToken);
        do
            room++;
        while (room < MostInRequest && slots.Wait(0, CancellationToken.None));

        IReadOnlyList<RungTimer> rung = [];
        try
        {
            rung = await timers.ReceiveAsync(room, Hold, cancellationToken);
        }
        finally
        {
            if (room > rung.Count)
                slots.Release(room - rung.Count);
        }
        foreach (var timer in rung)
            _ = HandleThenLeaveAsync(timer);
        return rung.Count;
    }

    private async Task UntilIdleAsync()
    {
        await gathering.WaitAsync();
        for (var i = 0; i < MostAtOnce; i++)
            await slots.WaitAsync();
        slots.Release(MostAtOnce);
        gathering.Release();
    }

    private async Task HandleThenLeaveAsync(RungTimer rung)
    {
        try
        {
            await HandleAsync(rung);
        }
        catch (Exception e)
        {
            // The worker's outermost frame: the timer is still held in the store, and comes again when the hold ends.
            log.LogWarning("A timer could not be put back and comes again later: {Error}", e.GetType().FullName);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task HandleAsync(RungTimer rung)
    {
        if (rung.Timer is not { } timer)
        {
            await timers.PoisonAsync(rung, "The message is no timer.", CancellationToken.None);
            return;
        }
        var sleep = timer.Sleep(Now);
        if (sleep > Duration.Zero && sleep < Tick)
        {
            await Task.Delay(sleep.ToTimeSpan(), time);
        }
        else if (sleep > Duration.Zero)
        {
            await timers.PostponeAsync(rung, sleep, afresh: true, CancellationToken.None);
            return;
        }

        try
        {
            await delivery.DeliverAsync(timer, CancellationToken.None);
            await timers.DeleteAsync(rung, CancellationToken.None);
        }
        catch (ChannelBusyException e)
        {
            await timers.PostponeAsync(rung, Duration.FromTimeSpan(e.RetryAfter ?? TimeSpan.FromSeconds(Random.Shared.Next(5, 30))), afresh: true, CancellationToken.None);
        }
        catch (CasebookUnavailableException)
        {
            await timers.PostponeAsync(rung, Duration.FromTimeSpan(Outage), afresh: true, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Whatever a kind, a channel or a casebook threw must not stop the others.
            log.LogError("Reminder {Reminder} failed with {Error}, attempt {Attempt}\n{Stack}", timer.Reminder, e.GetType().FullName, rung.Attempts, e.StackTrace);
            if (rung.Attempts >= MostAttempts)
                await timers.PoisonAsync(rung, $"{e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}", CancellationToken.None);
            else
                await timers.PostponeAsync(rung, PauseAfter(rung.Attempts), afresh: false, CancellationToken.None);
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static Duration PauseAfter(int attempts) => Duration.Min(FirstPause * Math.Pow(2, attempts - 1) * (0.75 + (Random.Shared.NextDouble() / 2)), LongestPause);
}
