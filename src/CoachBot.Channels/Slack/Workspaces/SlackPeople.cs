using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using NodaTime;
using SlackNet;

namespace CoachBot.Channels.Slack;

/// <summary>Where somebody is met: their direct message with the coach, and their time zone. Asked of Slack once in a while.</summary>
public sealed class SlackPeople(SlackWorkspaces workspaces, TimeProvider time)
{
    private const int MostKnown = 50_000;

    private static readonly TimeSpan Trust = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<PersonKey, (SlackMember Person, DateTimeOffset Until)> known = new();

    /// <param name="channel">The direct message, when it is known from what came.</param>
    /// <returns>Null when the coach is not installed where they are.</returns>
    public async Task<SlackMember?> FindAsync(SlackTenant tenant, string user, string? channel, CancellationToken cancellationToken)
    {
        var key = new PersonKey(SlackAdapter.ChannelId, tenant.Id, user);
        if (known.TryGetValue(key, out var recent) && recent.Until > time.GetUtcNow() && (channel is null || channel == recent.Person.Channel))
            return recent.Person;
        if (await workspaces.FindAsync(tenant.Id, cancellationToken) is not { } installation)
            return null;

        var place = channel ?? await workspaces.CallAsync(tenant.Id, client => OpenAsync(client, user, cancellationToken), cancellationToken);
        var person = new SlackMember(tenant.Id, user, place, installation.BotUser, await ZoneAsync(tenant, user, cancellationToken));
        if (known.Count >= MostKnown)
            known.Clear();
        known[key] = (person, time.GetUtcNow() + Trust);
        return person;
    }

    /// <summary>Forgets what is known of everybody in a workspace.</summary>
    public void Forget(string tenant)
    {
        foreach (var person in known.Keys.Where(k => k.Tenant == tenant))
            known.TryRemove(person, out _);
    }

    /// <summary>As Slack documents it, people's ids in one string: SlackNet's own method sends a list.</summary>
    private static async Task<string> OpenAsync(ISlackApiClient client, string user, CancellationToken cancellationToken) =>
        (string?)(await client.Post<JObject>("conversations.open", new() { ["users"] = user }, cancellationToken)).SelectToken("channel.id")
        ?? throw new InvalidDataException("Slack opened a direct message and did not say which.");

    /// <summary>A zone that cannot be had is no reason to leave somebody without an answer.</summary>
    private async Task<string?> ZoneAsync(SlackTenant tenant, string user, CancellationToken cancellationToken)
    {
        try
        {
            var zone = (await workspaces.CallAsync(tenant.Id, client => client.Users.Info(user, cancellationToken: cancellationToken), cancellationToken)).Tz;
            return zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null;
        }
        catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException)
        {
            return null;
        }
    }
}
