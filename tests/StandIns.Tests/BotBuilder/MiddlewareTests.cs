using Microsoft.Bot.Builder;

namespace StandIns.Tests.BotBuilder;

public class MiddlewareTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly List<string> _order = [];

    [Fact]
    public async Task Middleware_wraps_the_bot_in_the_order_it_was_added()
    {
        _adapter.Use(new Noting("outer", _order)).Use(new Noting("inner", _order));

        await _adapter.RunAsync("hi", Bot);

        _order.ShouldBe(["outer in", "inner in", "bot", "inner out", "outer out"]);
    }

    [Fact]
    public async Task Middleware_that_does_not_go_on_keeps_the_turn_from_the_bot()
    {
        _adapter.Use(new Noting("outer", _order, goesOn: false)).Use(new Noting("inner", _order));

        await _adapter.RunAsync("hi", Bot);

        _order.ShouldBe(["outer in", "outer out"]);
    }

    [Fact]
    public async Task An_error_goes_to_the_adapter_s_handler_if_there_is_one()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _adapter.RunAsync("hi", Broken));

        _adapter.OnTurnError = (_, error) =>
        {
            _order.Add(error.Message);
            return Task.CompletedTask;
        };
        await _adapter.RunAsync("hi", Broken);

        _order.ShouldBe(["broken"]);
    }

    private static Task Broken(ITurnContext turn, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");

    private Task Bot(ITurnContext turn, CancellationToken cancellationToken)
    {
        _order.Add("bot");
        return Task.CompletedTask;
    }

    private sealed class Noting(string name, List<string> order, bool goesOn = true) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            order.Add(name + " in");
            if (goesOn)
                await next(cancellationToken);
            order.Add(name + " out");
        }
    }
}
