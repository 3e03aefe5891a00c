using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Slack;

/// <summary>Where the coach is installed: a workspace, or a whole Enterprise Grid organisation. <see cref="Id"/> is the tenant of its people's keys.</summary>
/// <param name="Id">The team's id, <c>T…</c>; the organisation's, <c>E…</c>, when the coach is installed for all of it.</param>
public sealed record SlackTenant(string Id)
{
    /// <summary>From an event's envelope, whose first authorization names the installation it was sent for.</summary>
    public static SlackTenant? OfEvent(JObject envelope)
    {
        var authorization = (envelope["authorizations"] as JArray)?.OfType<JObject>().FirstOrDefault();
        return authorization is not null
            ? Of(authorization, (string?)authorization["team_id"], (string?)authorization["enterprise_id"])
            : Of(envelope, (string?)envelope["team_id"], (string?)envelope["enterprise_id"]);
    }

    /// <summary>From an interaction's payload.</summary>
    public static SlackTenant? OfInteraction(JObject payload) =>
        Of(payload, (string?)payload.SelectToken("team.id") ?? (string?)payload.SelectToken("user.team_id"), (string?)payload.SelectToken("enterprise.id"));

    /// <summary>From a slash command's fields.</summary>
    public static SlackTenant? OfCommand(JObject form) => Of(form, (string?)form["team_id"], (string?)form["enterprise_id"]);

    private static SlackTenant? Of(JObject about, string? team, string? enterprise)
    {
        var isForAll = about["is_enterprise_install"] is { } flag && string.Equals((string?)flag, "true", StringComparison.OrdinalIgnoreCase);
        return (isForAll ? enterprise : team) is { Length: > 0 } id ? new SlackTenant(id) : null;
    }
}
