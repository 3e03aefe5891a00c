using System.Collections;

namespace Microsoft.Bot.Builder;

/// <summary>Runs its middleware in the order of <see cref="Use"/>, each around the next.</summary>
public class MiddlewareSet : IMiddleware, IEnumerable<IMiddleware>
{
    private readonly IList<IMiddleware> _middleware = new List<IMiddleware>();

    public MiddlewareSet Use(IMiddleware middleware)
    {
        BotAssert.MiddlewareNotNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        await RunAsync(turnContext, null, 0, cancellationToken).ConfigureAwait(false);
        await next(cancellationToken).ConfigureAwait(false);
    }

    public async Task ReceiveActivityWithStatusAsync(
        ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        await RunAsync(turnContext, callback, 0, cancellationToken).ConfigureAwait(false);

    public IEnumerator<IMiddleware> GetEnumerator() => _middleware.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Task RunAsync(ITurnContext turnContext, BotCallbackHandler callback, int index, CancellationToken cancellationToken)
    {
        if (index < _middleware.Count)
            return _middleware[index].OnTurnAsync(
                turnContext, ct => RunAsync(turnContext, callback, index + 1, ct), cancellationToken);
        return callback?.Invoke(turnContext, cancellationToken) ?? Task.CompletedTask;
    }
}
