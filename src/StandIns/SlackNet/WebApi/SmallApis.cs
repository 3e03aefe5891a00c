using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public interface IAppsConnectionsApi
{
    /// <summary>The address of a socket; needs an app-level token.</summary>
    Task<ConnectionOpenResponse> Open(CancellationToken cancellationToken = default);
}

public interface IAuthApi
{
    Task<AuthTestResponse> Test(CancellationToken cancellationToken = default);
}

public interface IConversationsApi
{
    /// <summary>Opens the direct message with these people; returns its id.</summary>
    Task<string> Open(IEnumerable<string> userIds, CancellationToken cancellationToken = default);
}

public interface ITeamApi
{
    /// <summary>The workspace of the token; needs <c>team:read</c>.</summary>
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

internal sealed class SmallApis(ISlackApiClient client) : IAppsConnectionsApi, IAuthApi, IConversationsApi, ITeamApi, IUsersApi
{
    Task<ConnectionOpenResponse> IAppsConnectionsApi.Open(CancellationToken cancellationToken) =>
        client.Post<ConnectionOpenResponse>("apps.connections.open", new Args(), cancellationToken);

    Task<AuthTestResponse> IAuthApi.Test(CancellationToken cancellationToken) =>
        client.Post<AuthTestResponse>("auth.test", new Args(), cancellationToken);

    async Task<string> IConversationsApi.Open(IEnumerable<string> userIds, CancellationToken cancellationToken)
    {
        var args = new Args { ["return_im"] = false, ["users"] = userIds };
        return (await client.Post<ConversationResponse>("conversations.open", args, cancellationToken).ConfigureAwait(false)).Channel.Id;
    }

    async Task<Team> ITeamApi.Info(CancellationToken cancellationToken) =>
        (await client.Get<TeamResponse>("team.info", new Args(), cancellationToken).ConfigureAwait(false)).Team;

    async Task<User> IUsersApi.Info(string userId, bool includeLocale, CancellationToken cancellationToken)
    {
        var args = new Args { ["user"] = userId, ["include_locale"] = includeLocale };
        return (await client.Get<UserResponse>("users.info", args, cancellationToken).ConfigureAwait(false)).User;
    }

    private sealed class ConversationResponse
    {
        public Channel Channel { get; set; }
    }

    private sealed class TeamResponse
    {
        public Team Team { get; set; }
    }

    private sealed class UserResponse
    {
        public User User { get; set; }
    }
}
