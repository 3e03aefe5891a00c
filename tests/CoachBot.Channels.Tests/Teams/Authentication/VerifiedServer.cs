using CoachBot.Testing.Teams;

namespace CoachBot.Channels.Tests.Teams.Authentication;

/// <summary>The coach with credentials, and Microsoft's side beside it.</summary>
public sealed class VerifiedServer : IAsyncLifetime
{
    private FakeTeams? teams;
    private TeamsServer? server;

    public (TeamsServer Server, FakeTeams Teams) Fresh()
    {
        teams!.Connector.Calls.Clear();
        server!.Log.Lines.Clear();
        return (server, teams);
    }

    public async Task InitializeAsync()
    {
        teams = await FakeTeams.StartAsync();
        ForgedRequests.Prepare(teams.Tokens);
        server = await TeamsServer.StartAsync(teams);
    }

    public async Task DisposeAsync()
    {
        await server!.DisposeAsync();
        await teams!.DisposeAsync();
    }
}
