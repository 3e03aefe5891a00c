using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The keys behind an OpenID metadata address, read again once a day and on an unknown key id.</summary>
internal sealed class SigningKeys(string metadataUrl)
{
    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);

    // A flood of made-up key ids must not become a flood of requests to the issuer.
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _refresh = new SemaphoreSlim(1);
    private Snapshot _snapshot;

    public async Task<Snapshot> GetAsync(CancellationToken cancellationToken)
    {
        var current = _snapshot;
        return current != null && Age(current) < Daily
            ? current
            : await RefreshAsync(current, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keys newer than <paramref name="known"/>, or <paramref name="known"/> itself when it was asked for a moment ago.</summary>
    /// <exception cref="UnauthorizedAccessException">There are no keys, so nothing can be trusted.</exception>
    public async Task<Snapshot> RefreshAsync(Snapshot known, CancellationToken cancellationToken)
    {
        await _refresh.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (ReferenceEquals(known, _snapshot) && (known is not { WasForced: true } || Age(known) >= LeastPause))
                _snapshot = await FetchAsync(known != null, cancellationToken).ConfigureAwait(false);
            return _snapshot;
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            return known ?? throw new UnauthorizedAccessException($"No signing keys from {metadataUrl}.", error);
        }
        finally
        {
            _refresh.Release();
        }
    }

    private static TimeSpan Age(Snapshot snapshot) => TimeProvider.System.GetElapsedTime(snapshot.Fetched);

    private async Task<Snapshot> FetchAsync(bool isForced, CancellationToken cancellationToken)
    {
        var isLoopback = Uri.TryCreate(metadataUrl, UriKind.Absolute, out var address) && address.IsLoopback;
        var retriever = new HttpDocumentRetriever { RequireHttps = !isLoopback };
        var metadata = await OpenIdConnectConfigurationRetriever
            .GetAsync(metadataUrl, retriever, cancellationToken).ConfigureAwait(false);
        return new Snapshot(
            metadata.SigningKeys.ToList(), Endorsements(metadata.JsonWebKeySet), TimeProvider.System.GetTimestamp(), isForced);
    }

    private static Dictionary<string, HashSet<string>> Endorsements(JsonWebKeySet keys)
    {
        var endorsements = new Dictionary<string, HashSet<string>>();
        foreach (var key in keys?.Keys ?? [])
        {
            if (key.Kid != null && key.AdditionalData.TryGetValue("endorsements", out var value))
                endorsements[key.Kid] = JToken.Parse(value.ToString()).ToObject<HashSet<string>>();
        }

        return endorsements;
    }

    internal sealed record Snapshot(
        IReadOnlyList<SecurityKey> Keys, IReadOnlyDictionary<string, HashSet<string>> Endorsements, long Fetched, bool WasForced);
}
