using System.Net;
using CoachBot.Channels.Teams;
using CoachBot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

public class TeamsEndpointTests(TeamsServerFixture fixture) : IClassFixture<TeamsServerFixture>
{
    private static readonly (string Key, string Value)[] Credentials =
    [
        ("Teams:AppId", "00000000-0000-0000-0000-000000000001"), ("Teams:TenantId", "tenant"), ("Teams:ClientSecret", "secret"),
        ("Teams:OpenIdMetadata", "http://127.0.0.1:1/metadata"), ("Teams:TokenEndpoint", "http://127.0.0.1:1/token"), ("Teams:AllowedServiceHosts", "127.0.0.1"),
    ];

    [Fact]
    public async Task A_message_is_answered_with_text_and_with_one_card()
    {
        var server = fixture.Fresh();

        using var answer = await server.PostAsync(server.Message("hello"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Sent.ShouldNotBeEmpty();
        server.Sent.SelectMany(s => s["attachments"] ?? new JArray()).ShouldAllBe(a => (string?)a["contentType"] == AdaptiveCard.ContentType);
        server.Sent.SelectMany(s => s.SelectTokens("$..version")).Select(v => (string?)v).ShouldContain("1.5");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_look_at_the_endpoint_is_answered(string method)
    {
        var server = fixture.Fresh();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("api/messages", UriKind.Relative));

        (await server.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        var server = fixture.Fresh();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("api/messages", UriKind.Relative));

        (await server.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Without_credentials_there_is_no_endpoint_outside_development()
    {
        await using var server = await TeamsServer.StartAsync("Production");

        (await server.PostAsync(server.Message("hello"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("coach.example")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task Without_credentials_another_name_for_this_machine_is_refused(string host)
    {
        await using var server = await TeamsServer.StartAsync();
        server.Http.DefaultRequestHeaders.Host = host;

        (await server.PostAsync(server.Message("hello"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        server.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task With_credentials_nobody_comes_in_without_a_token(string environment)
    {
        await using var server = await TeamsServer.StartAsync(environment, null, environment == "Development" ? Credentials : Credentials[..3]);
        var message = server.Message("hello");
        if (environment == "Production")
            message["serviceUrl"] = "https://smba.trafficmanager.net/amer/";

        (await server.PostAsync(message)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", "e30.e30.e30");
        (await server.PostAsync(message)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        server.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_that_takes_no_reply_is_told_to_come_again_and_gets_it_then()
    {
        await using var server = await TeamsServer.StartAsync();
        server.ConnectorStatus = StatusCodes.Status503ServiceUnavailable;
        var message = server.Message("hello");
        (await server.PostAsync(message)).StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        server.Sent.Clear();

        server.ConnectorStatus = StatusCodes.Status201Created;
        (await server.PostAsync(message)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Sent.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_failure_is_told_kindly_and_logged_without_words()
    {
        await using var server = await TeamsServer.StartAsync(configure: s => s.AddSingleton<IBot>(new FailingBot()));

        using var answer = await server.PostAsync(server.Message("my canary secret", id: "m-77"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Sent.ShouldHaveSingleItem()["text"]!.Value<string>()!.ShouldContain("something went wrong");
        server.Log.Lines.ShouldContain(l => l.Contains("m-77", StringComparison.Ordinal));
        server.Log.Lines.ShouldNotContain(l => l.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_turn_that_takes_its_time_shows_typing()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var bot = new SlowBot();
        await using var server = await TeamsServer.StartAsync(configure: s => s.AddSingleton<IBot>(bot).AddSingleton<TimeProvider>(clock));

        var turn = server.PostAsync(server.Message("hello"));
        await bot.Heard.Task;
        clock.Advance(TimeSpan.FromMilliseconds(500));
        while (server.Sent.IsEmpty)
            await Task.Yield();
        bot.Done.SetResult();

        (await turn).StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Sent.ShouldHaveSingleItem()["type"]!.Value<string>().ShouldBe(ActivityTypes.Typing);
    }

    private sealed class FailingBot : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("It said: " + turnContext.Activity.Text);
    }

    private sealed class SlowBot : IBot
    {
        public TaskCompletionSource Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            Heard.SetResult();
            return Done.Task;
        }
    }
}
