using CoachBot.Channels.Teams;
using CoachBot.Testing.Teams;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>Speaking first on Teams: where it goes, and what each way of failing means.</summary>
public sealed class OutreachTests : IAsyncLifetime
{
    private FakeTeams teams = null!;
    private TeamsServer server = null!;

    public async Task InitializeAsync()
    {
        teams = await FakeTeams.StartAsync();
        server = await TeamsServer.StartAsync(teams, services => services.AddSingleton<IBot>(new RemindingBot()));
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task It_goes_to_the_conversation_known_from_before()
    {
        await ReachAsync(Address());

        var call = teams.Connector.Calls.ShouldHaveSingleItem();
        call.Path.ShouldBe("v3/conversations/a:tom/activities");
        call.Words.ShouldBe("Time to write to Priya.");
        call.Body!.SelectToken("recipient.id")!.Value<string>().ShouldBe("29:tom");
        call.Body!.SelectToken("from.id")!.Value<string>().ShouldBe("28:coach");
    }

    [Fact]
    public async Task Without_a_conversation_one_is_opened()
    {
        var address = Address();
        address.Conversation = new ConversationAccount { TenantId = FakeTeams.Tenant };

        await ReachAsync(address);

        teams.Connector.Calls.Select(c => c.Path).First().ShouldBe("v3/conversations");
        teams.Connector.Calls.First().Body!.SelectToken("members[0].id")!.Value<string>().ShouldBe("29:tom");
        teams.Connector.Messages.ShouldHaveSingleItem().Path.ShouldStartWith("v3/conversations/a:made-");
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_opened_again()
    {
        teams.Connector.KnowsItsConversations = true;

        await ReachAsync(Address());

        teams.Connector.Messages.ShouldHaveSingleItem().Path.ShouldStartWith("v3/conversations/a:made-");
    }

    [Theory]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(403, "BotDisabledByAdmin")]
    [InlineData(403, "SomethingNewThatForbids")]
    [InlineData(401, "BotNotRegistered")]
    [InlineData(404, "ConversationNotFound")]
    public async Task Some_failures_are_for_good(int status, string code)
    {
        teams.Connector.Fail = (_, _) => new ConnectorFailure(status, code);

        (await Should.ThrowAsync<UnreachableException>(() => ReachAsync(Address()))).Reason.ShouldBe(code);
        teams.Connector.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(412, "PreconditionFailed")]
    [InlineData(429, "Throttled")]
    [InlineData(502, "BadGateway")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(504, "GatewayTimeout")]
    public async Task Some_failures_pass_and_are_tried_again_at_once(int status, string code)
    {
        teams.Connector.Fail = (_, number) => number <= 3 ? new ConnectorFailure(status, code) : null;

        await ReachAsync(Address());

        teams.Connector.Calls.Count.ShouldBe(4);
        teams.Connector.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_long_pause_is_not_waited_for_but_passed_on()
    {
        teams.Connector.Fail = (_, _) => new ConnectorFailure(429, "Throttled", TimeSpan.FromSeconds(90));

        (await Should.ThrowAsync<ChannelBusyException>(() => ReachAsync(Address()))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
        teams.Connector.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_does_not_pass_in_time_is_for_later(int status)
    {
        teams.Connector.Fail = (_, _) => new ConnectorFailure(status, "Down");

        await Should.ThrowAsync<ChannelBusyException>(() => ReachAsync(Address()));
    }

    [Fact]
    public async Task What_is_too_large_goes_as_words()
    {
        teams.Connector.Fail = (_, number) => number == 1 ? new ConnectorFailure(413, "MessageSizeTooBig") : null;

        await ReachAsync(Address());

        teams.Connector.Messages.ShouldHaveSingleItem().Body!["textFormat"]!.Value<string>().ShouldBe("plain");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        teams.Connector.Fail = (_, _) => new ConnectorFailure(307, "Moved", Location: teams.Url + "/amer/v3/conversations/a:elsewhere/activities");

        await Should.ThrowAsync<ChannelUnreachableException>(() => ReachAsync(Address()));
        teams.Connector.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("file:///etc/passwd")]
    [InlineData(null)]
    public async Task A_stored_address_elsewhere_is_not_written_to(string? serviceUrl)
    {
        var address = Address();
        address.ServiceUrl = serviceUrl;

        (await Should.ThrowAsync<UnreachableException>(() => ReachAsync(address))).Reason.ShouldBe("ServiceUrlNotAllowed");
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_renewed()
    {
        await ReachAsync(Address());
        teams.RevokeTokens();

        await ReachAsync(Address());

        teams.Connector.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_token_is_asked_for_however_many_are_sent()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ReachAsync(Address("a:" + i))));

        teams.TokensGiven.ShouldBe(1);
        teams.Connector.Messages.Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_failure_of_the_coach_itself_is_not_taken_for_sent()
    {
        var broken = Address();
        broken.Conversation.Id = "a:broken";

        await Should.ThrowAsync<InvalidOperationException>(() => ReachAsync(broken));
    }

    [Fact]
    public async Task Of_more_messages_than_a_conversation_may_get_at_once_none_is_lost()
    {
        teams.Connector.Limits = new ConnectorLimits(TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => ReachAsync(Address())));

        teams.Connector.Messages.Count.ShouldBe(15);
    }

    private static ConversationReference AddressIn(string conversation, string serviceUrl) => new(
        null, new ChannelAccount("29:tom"), new ChannelAccount("28:coach"), new ConversationAccount(false, "personal", conversation, tenantId: FakeTeams.Tenant), "msteams", serviceUrl);

    private ConversationReference Address(string conversation = "a:tom") => AddressIn(conversation, teams.ServiceUrl);

    private Task ReachAsync(ConversationReference address) => server.Services.GetServices<IOutreach>().Single(o => o.Channel == "msteams")
        .ReachAsync(address, new Activity(ActivityTypes.Event) { Id = Guid.NewGuid().ToString("N"), Name = "reminder", Value = new JObject() }, CancellationToken.None);

    private sealed class RemindingBot : IBot
    {
        public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            if (turnContext.Activity.Conversation.Id == "a:broken")
                throw new InvalidOperationException("A bug.");
            if (turnContext.Activity.Type == ActivityTypes.Event)
                await turnContext.SendActivityAsync(MessageActivity.From(new CoachMessage("Time to write to Priya.")), cancellationToken);
        }
    }
}
