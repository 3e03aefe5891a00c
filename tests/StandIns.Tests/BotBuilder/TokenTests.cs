using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.IdentityModel.Tokens;

namespace StandIns.Tests.BotBuilder;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Service = "http://127.0.0.1:1/";

    private FakeIssuer _issuer = null!;
    private BotEndpoint _bot = null!;
    private int _turns;

    public async Task InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync();
        _bot = await BotEndpoint.StartAsync(CountAsync, _issuer.Settings);
    }

    [Fact]
    public async Task A_good_token_lets_the_turn_in()
    {
        await ShouldAnswerAsync(200, _issuer.Bearer(Service));
        _turns.ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic Y29hY2g6c2VjcmV0")]
    public Task No_bearer_token_is_unauthorized(string? header) => ShouldAnswerAsync(401, header);

    [Fact]
    public Task Garbage_is_unauthorized_and_no_server_error() => ShouldAnswerAsync(401, "Bearer garbage");

    [Fact]
    public Task Another_app_s_token_is_unauthorized() => ShouldAnswerAsync(401, _issuer.Bearer(Service, audience: "other-app"));

    [Fact]
    public Task Another_issuer_s_token_is_unauthorized() => ShouldAnswerAsync(401, _issuer.Bearer(Service, issuer: "https://other.example"));

    [Fact]
    public Task A_token_for_another_service_url_is_unauthorized() => ShouldAnswerAsync(401, _issuer.Bearer("https://other.example/"));

    [Fact]
    public Task A_token_without_a_service_url_is_unauthorized() => ShouldAnswerAsync(401, _issuer.Bearer(serviceUrl: null));

    [Theory]
    [InlineData(-60, -6, 401)]
    [InlineData(-60, -4, 200)]
    [InlineData(4, 60, 200)]
    [InlineData(6, 60, 401)]
    public Task Clocks_may_differ_by_five_minutes(int from, int until, int status) =>
        ShouldAnswerAsync(status, _issuer.Bearer(Service, from: from, until: until));

    [Fact]
    public Task A_forged_signature_under_a_known_key_id_is_unauthorized() => ShouldAnswerAsync(401, _issuer.Bearer(
        Service, signing: new SigningCredentials(FakeIssuer.NewKey("key-1"), SecurityAlgorithms.RsaSha256)));

    [Fact]
    public Task A_token_signed_with_a_shared_secret_is_unauthorized()
    {
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(new string('x', 64))) { KeyId = "key-1" };
        return ShouldAnswerAsync(401, _issuer.Bearer(Service, signing: new SigningCredentials(secret, SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task An_unsigned_token_is_unauthorized()
    {
        var signed = _issuer.Bearer(Service)["Bearer ".Length..].Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");

        await ShouldAnswerAsync(401, $"Bearer {header}.{signed[1]}.");
    }

    [Fact]
    public async Task A_key_not_endorsed_for_the_channel_is_unauthorized()
    {
        _issuer.Endorsements = "\"webchat\"";
        await ShouldAnswerAsync(401, _issuer.Bearer(Service));
    }

    [Fact]
    public async Task A_new_signing_key_is_fetched_when_the_first_token_names_it()
    {
        await _bot.PostAsync(Message(Service), _issuer.Bearer(Service));
        _issuer.Rotate("key-2");

        (await _bot.PostAsync(Message(Service), _issuer.Bearer(Service))).Status.ShouldBe(200);
        _turns.ShouldBe(2);
    }

    [Fact]
    public async Task Outbound_calls_carry_a_token_that_is_fetched_once()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var talking = await BotEndpoint.StartAsync(
            (turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct), _issuer.Settings);

        await talking.PostAsync(Message(connector.Url), _issuer.Bearer(connector.Url));
        await talking.PostAsync(Message(connector.Url), _issuer.Bearer(connector.Url));

        connector.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-1"]);
        _issuer.TokensGiven.ShouldBe(1);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    private static string Message(string serviceUrl) =>
        $$$"""
        {"type":"message","id":"m1","text":"hi","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}",
         "from":{"id":"tom"},"recipient":{"id":"coach"},"conversation":{"id":"talk"}}
        """;

    private async Task ShouldAnswerAsync(int status, string? authorization)
    {
        (await _bot.PostAsync(Message(Service), authorization)).Status.ShouldBe(status);
        _turns.ShouldBe(status == 200 ? 1 : 0);
    }

    private Task CountAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        _turns++;
        return Task.CompletedTask;
    }
}
