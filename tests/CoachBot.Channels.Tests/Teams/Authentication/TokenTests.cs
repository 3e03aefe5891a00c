using System.Net;
using CoachBot.Testing.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams.Authentication;

/// <summary>Who is let in by the token that the channel signs, and who is not: 401 or 403, never processed.</summary>
public sealed class TokenTests(VerifiedServer fixture) : IClassFixture<VerifiedServer>
{
    public static TheoryData<string> Names => [.. ForgedRequests.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_the_channel_did_not_sign_for_this_activity_is_refused(string name)
    {
        var forged = ForgedRequests.All.Single(f => f.Name == name);
        var (server, teams) = fixture.Fresh();
        var activity = server.Message("let me in", from: "29:mallory");
        forged.Change?.Invoke(activity);

        using var answer = await server.PostAsync(activity, forged.Authorization(teams.Tokens, teams.ServiceUrl));

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
        teams.Connector.Calls.ShouldBeEmpty();
        (await server.StoredAsync("29:mallory")).ShouldBe("[]");
    }

    public static TheoryData<string, int, int> Times => new()
    {
        { "now", -60, 3600 },
        { "expired four minutes ago", -3600, -240 },
        { "good in four minutes", 240, 3600 },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public async Task The_channels_own_token_is_good_with_five_minutes_to_spare(string what, int from, int until)
    {
        var (server, teams) = fixture.Fresh();
        var header = teams.Tokens.Bearer(teams.ServiceUrl, c => (c["nbf"], c["exp"]) = (TokenForge.Now + from, TokenForge.Now + until));

        (await server.PostAsync(server.Message("hello"), header)).StatusCode.ShouldBe(HttpStatusCode.OK, what);

        teams.Connector.Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_scheme_and_the_app_id_may_be_written_in_any_case()
    {
        var (server, teams) = fixture.Fresh();
        var header = "bearer " + teams.Tokens.Bearer(teams.ServiceUrl, c => c["aud"] = TokenForge.AppId.ToUpperInvariant())["Bearer ".Length..];

        (await server.PostAsync(server.Message("hello"), header)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Garbage_bodies_with_a_good_token_are_no_matter_of_tokens()
    {
        var (server, teams) = fixture.Fresh();

        (await server.PostAsync("no json", "application/json", teams.Tokens.Bearer(teams.ServiceUrl))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_huge_body_without_a_token_is_not_read()
    {
        var (server, _) = fixture.Fresh();

        using var answer = await server.PostAsync("{\"text\":\"" + new string('x', 1_900_000), "application/json");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Headers_larger_than_the_server_takes_are_no_error_of_its_own()
    {
        var (server, teams) = fixture.Fresh();

        using var answer = await server.PostAsync(server.Message("hello"), teams.Tokens.Bearer(teams.ServiceUrl, c => c["more"] = new string('x', 40_000)));

        ((int)answer.StatusCode).ShouldBe(431);
    }
}
