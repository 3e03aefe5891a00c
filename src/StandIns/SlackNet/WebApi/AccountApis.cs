using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public interface IAppsConnectionsApi
{
    /// <summary>The address of a socket; needs an app-level token.</summary>
    Task<ConnectionOpenResponse> Open(CancellationToken cancellationToken = default);
}

public interface IAuthApi
{
    /// <returns>Whether the token of this client was revoked.</returns>
    Task<bool> Revoke(bool test, CancellationToken cancellationToken);

    Task<AuthTestResponse> Test(CancellationToken cancellationToken = default);
}

public interface ITeamApi
{
    Task<Team> Info(CancellationToken cancellationToken = default);
}

public interface IUsersApi
{
    Task<User> Info(string userId, bool includeLocale = false, CancellationToken cancellationToken = default);
}

public class ConnectionOpenResponse
{
    public bool Ok { get; set; }
    public string Url { get; set; }
}

public class AuthTestResponse
{
    public string Url { get; set; }
    public string Team { get; set; }
    public string User { get; set; }
    public string TeamId { get; set; }
    public string UserId { get; set; }
}

internal sealed class AppsConnectionsApi(ISlackApiClient client) : IAppsConnectionsApi
{
    public Task<ConnectionOpenResponse> Open(CancellationToken cancellationToken = default) =>
        client.Post<ConnectionOpenResponse>("apps.connections.open", new Args(), cancellationToken);
}

internal sealed class AuthApi(ISlackApiClient client) : IAuthApi
{
    public async Task<bool> Revoke(bool test, CancellationToken cancellationToken) =>
        (await client.Get<RevokeResponse>("auth.revoke", new Args { ["test"] = test }, cancellationToken).ConfigureAwait(false)).Revoked;

    public Task<AuthTestResponse> Test(CancellationToken cancellationToken = default) =>
        client.Post<AuthTestResponse>("auth.test", new Args(), cancellationToken);

    private sealed class RevokeResponse
    {
        public bool Revoked { get; set; }
    }
}

internal sealed class TeamApi(ISlackApiClient client) : ITeamApi
{
    public async Task<Team> Info(CancellationToken cancellationToken = default) =>
        (await client.Get<TeamResponse>("team.info", new Args(), cancellationToken).ConfigureAwait(false)).Team;

    private sealed class TeamResponse
    {
        public Team Team { get; set; }
    }
}

internal sealed class UsersApi(ISlackApiClient client) : IUsersApi
{
    public async Task<User> Info(string userId, bool includeLocale = false, CancellationToken cancellationToken = default)
    {
        var args = new Args { ["user"] = userId, ["include_locale"] = includeLocale };
        return (await client.Get<UserResponse>("users.info", args, cancellationToken).ConfigureAwait(false)).User;
    }

    private sealed class UserResponse
    {
        public User User { get; set; }
    }
}
