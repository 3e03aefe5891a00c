using Microsoft.Bot.Builder;

namespace CoachBot.Channels;

/// <summary>Shows that the coach is at it when a turn takes longer than half a second.</summary>
public abstract class SignOfLife(TimeProvider time) : IMiddleware
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    protected TimeProvider Time { get; } = time;

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (SignFor(turnContext) is not { } show)
        {
            await next(cancellationToken);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sign = ShowLaterAsync(show, over.Token);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await sign;
        }
    }

    /// <returns>What shows the sign, and fails with nothing but a cancellation; null where none can be shown.</returns>
    protected abstract Func<CancellationToken, Task>? SignFor(ITurnContext context);

    private async Task ShowLaterAsync(Func<CancellationToken, Task> show, CancellationToken over)
    {
        try
        {
            await Task.Delay(Patience, Time, over);
            await show(over);
        }
        catch (OperationCanceledException)
        {
            // The turn was quicker.
        }
    }
}
