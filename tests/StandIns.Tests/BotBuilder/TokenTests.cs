using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace StandIns.Tests.BotBuilder;

public sealed class TokenTests : IAsyncLifetime
{
    private FakeLogin _login = null!;
    private int _turns;

    public async Task InitializeAsync() => _login = await FakeLogin.StartAsync();

    public async Task DisposeAsync() => await _login.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic Y29hY2g6c2VjcmV0")]
    [InlineData("Bearer garbage")]
    public async Task With_credentials_whoever_proves_nothing_is_unauthorized(string? header)
    {
        await using var bot = await BotEndpoint.StartAsync(CountAsync, _login.Authentication);

        (await bot.PostAsync(Message("http://127.0.0.1:1/"), header)).Status.ShouldBe(401);
        _turns.ShouldBe(0);
    }

    [Fact]
    public async Task Without_credentials_a_token_that_proves_nothing_is_unauthorized_all_the_same()
    {
        await using var bot = await BotEndpoint.StartAsync(CountAsync);

        (await bot.PostAsync(Message("http://127.0.0.1:1/"), "Bearer garbage")).Status.ShouldBe(401);
        (await bot.PostAsync(Message("http://127.0.0.1:1/"))).Status.ShouldBe(200);
        _turns.ShouldBe(1);
    }

    [Fact]
    public async Task Outbound_calls_carry_a_token_that_is_fetched_once()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync(CountAsync, _login.Authentication);
        var talk = new ConversationReference
        {
            ServiceUrl = connector.Url,
            ChannelId = "msteams",
            User = new ChannelAccount("tom"),
            Bot = new ChannelAccount("coach"),
            Conversation = new ConversationAccount(id: "talk"),
        };

        for (var i = 0; i < 2; i++)
            await bot.Adapter.ContinueConversationAsync(FakeLogin.App, talk, (turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct), CancellationToken.None);

        connector.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-1"]);
        _login.TokensGiven.ShouldBe(1);
    }

    private static string Message(string serviceUrl) =>
        $$$"""
        {"type":"message","id":"m1","text":"hi","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}",
         "from":{"id":"tom"},"recipient":{"id":"coach"},"conversation":{"id":"talk"}}
        """;

    private Task CountAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        _turns++;
        return Task.CompletedTask;
    }
}
