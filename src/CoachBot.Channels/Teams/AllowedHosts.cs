namespace CoachBot.Channels.Teams;

/// <summary>The hosts that the coach writes to, whatever an activity or a stored reference says: a forged one must not learn what was said.</summary>
public sealed class AllowedHosts
{
    private readonly IReadOnlyList<string> hosts;
    private readonly bool isDevelopment;
    private readonly bool mayBeLoopback;

    private AllowedHosts(IReadOnlyList<string> hosts, bool isDevelopment, bool mayBeLoopback)
    {
        this.hosts = hosts;
        this.isDevelopment = isDevelopment;
        this.mayBeLoopback = mayBeLoopback;
    }

    /// <param name="key">The setting that lists <paramref name="more"/>.</param>
    /// <param name="known">The cloud's own.</param>
    /// <param name="more">Host names, or <c>*.</c> and a domain for the hosts right below it.</param>
    /// <exception cref="ChannelConfigurationException">One is no host name.</exception>
    public static AllowedHosts Read(string key, IReadOnlyList<string> known, IEnumerable<string> more, bool isDevelopment, bool mayBeLoopback)
    {
        var named = more.ToList();
        foreach (var host in named)
        {
            var bare = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
            if (Uri.CheckHostName(bare) == UriHostNameType.Unknown || (bare != host && !bare.Contains('.')))
                throw new ChannelConfigurationException($"{key} has '{host}'; it takes host names without scheme, port or path, or *.example.com.");
        }
        return new AllowedHosts([.. known, .. named], isDevelopment, mayBeLoopback);
    }

    /// <summary>Plain http is for this machine in Development only.</summary>
    public bool IsAllowed(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.UserInfo.Length > 0)
            return false;
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && isDevelopment && url.IsLoopback))
            return false;
        return (mayBeLoopback && url.IsLoopback) || hosts.Any(h => Matches(h, url.Host.Trim('[', ']')));
    }

    private static bool Matches(string allowed, string host)
    {
        if (!allowed.StartsWith("*.", StringComparison.Ordinal))
            return string.Equals(allowed.Trim('[', ']'), host, StringComparison.OrdinalIgnoreCase);
        var domain = allowed[1..];
        return host.Length > domain.Length && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase);
    }
}
