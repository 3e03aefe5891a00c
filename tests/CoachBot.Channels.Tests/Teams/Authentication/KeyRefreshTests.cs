using System.Net;
using CoachBot.Channels.Teams.Authentication;
using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams.Authentication;

/// <summary>How the channel's keys are kept and read again.</summary>
public sealed class KeyRefreshTests : IAsyncLifetime
{
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private FakeTeams teams = null!;
    private ChannelKeys keys = null!;

    public async Task InitializeAsync()
    {
        teams = await FakeTeams.StartAsync();
        keys = new ChannelKeys(http, new Uri(teams.Url + "/openid"), clock, NullLogger.Instance);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_read_once_for_many()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => FindAsync("key-1"))));

        teams.KeyReadings.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_key_is_known_at_once()
    {
        (await FindAsync("key-1")).ShouldNotBeNull();
        teams.Tokens.Publish("key-2", new JArray("msteams"));

        (await FindAsync("key-2")).ShouldNotBeNull();
        teams.KeyReadings.ShouldBe(2);
    }

    [Fact]
    public async Task Forged_key_ids_make_it_read_five_times_in_two_minutes_and_no_more()
    {
        for (var i = 0; i < 200; i++)
            (await FindAsync($"forged-{i}")).ShouldBeNull();
        teams.KeyReadings.ShouldBe(ChannelKeys.MostReadings);

        (await FindAsync("key-1")).ShouldNotBeNull("the known ones are not touched by it");
        clock.Advance(ChannelKeys.Stretch);
        teams.Tokens.Publish("key-2", new JArray("msteams"));
        (await FindAsync("key-2")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_withdrawn_key_is_good_for_a_day_at_most()
    {
        await FindAsync("key-1");
        teams.Tokens.Withdraw("key-1");
        (await FindAsync("key-1")).ShouldNotBeNull();

        clock.Advance(TimeSpan.FromHours(25));
        (await FindAsync("key-1")).ShouldBeNull();
    }

    [Fact]
    public async Task Known_keys_outlive_an_outage_of_the_key_service()
    {
        await FindAsync("key-1");
        teams.MetadataStatus = 503;
        clock.Advance(TimeSpan.FromHours(25));

        (await FindAsync("key-1")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(302)]
    [InlineData(404)]
    public async Task Without_any_key_nobody_is_judged(int status)
    {
        teams.MetadataStatus = status;

        await Should.ThrowAsync<ChannelKeysException>(() => FindAsync("key-1"));
    }

    [Fact]
    public async Task While_no_keys_can_be_had_the_channel_is_asked_to_come_again()
    {
        teams.MetadataStatus = 500;
        await using var server = await TeamsServer.StartAsync(teams);

        using var answer = await server.PostAsync(server.Message("hello"), teams.Tokens.Bearer(teams.ServiceUrl));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await server.PostAsync(server.Message("hello"), "Bearer garbage")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        teams.MetadataStatus = 200;
        (await server.PostAsync(server.Message("hello"), teams.Tokens.Bearer(teams.ServiceUrl))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<ChannelKey?> FindAsync(string id) => keys.FindAsync(id, CancellationToken.None);
}
