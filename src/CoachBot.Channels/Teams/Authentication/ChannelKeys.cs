using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace CoachBot.Channels.Teams.Authentication;

/// <summary>
/// The channel's signing keys, read when first needed, once a day, and when a token names a key that is not known: then at once, but
/// seldom, so that forged key ids cannot turn this process against Microsoft's.
/// </summary>
public sealed class ChannelKeys(HttpMessageInvoker http, Uri metadata, TimeProvider time, ILogger log)
{
    /// <summary>How often the keys are read in <see cref="Stretch"/> at most.</summary>
    public const int MostReadings = 5;

    public static readonly TimeSpan Stretch = TimeSpan.FromMinutes(2);

    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan Freshness = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim reading = new(1);
    private readonly Queue<DateTimeOffset> readings = new();
    private volatile KeySet? known;

    /// <summary>The key of that id, or null when the channel has none such.</summary>
    /// <exception cref="ChannelKeysException">No keys could be read so far.</exception>
    public async Task<ChannelKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var set = known;
        if (set is null || time.GetUtcNow() - set.ReadAt > Freshness)
            set = await ReadAsync(set, cancellationToken);
        if (set.Keys.TryGetValue(id, out var key))
            return key;
        return (await ReadAsync(set, cancellationToken)).Keys.GetValueOrDefault(id);
    }

    /// <summary>Newer keys than those seen, if they can be had; else those.</summary>
    private async Task<KeySet> ReadAsync(KeySet? seen, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            // Somebody else has read them while this caller waited.
            if (known is { } others && !ReferenceEquals(others, seen))
                return others;
            if (!MayRead())
                return seen ?? throw new ChannelKeysException($"The channel's keys were asked for {MostReadings} times in vain.");
            return known = new KeySet(await FetchAsync(cancellationToken), time.GetUtcNow());
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or UriFormatException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogWarning("The channel's signing keys cannot be read from {Metadata}: {Error}", metadata, e.Message);
            return seen ?? throw new ChannelKeysException($"The channel's keys cannot be read from {metadata}.", e);
        }
        finally
        {
            reading.Release();
        }
    }

    private bool MayRead()
    {
        var now = time.GetUtcNow();
        while (readings.TryPeek(out var first) && now - first >= Stretch)
            readings.Dequeue();
        if (readings.Count >= MostReadings)
            return false;
        readings.Enqueue(now);
        return true;
    }

    private async Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var configuration = await GetAsync(metadata, patience.Token);
        if (configuration.RootElement.ValueKind != JsonValueKind.Object
            || !configuration.RootElement.TryGetProperty("jwks_uri", out var address)
            || address.ValueKind != JsonValueKind.String
            || !Uri.TryCreate(address.GetString(), UriKind.Absolute, out var jwks)
            || (jwks.Scheme != Uri.UriSchemeHttps && !(metadata.Scheme == Uri.UriSchemeHttp && jwks.IsLoopback)))
        {
            throw new JsonException("The OpenID document names no 'jwks_uri' that can be used.");
        }
        using var document = await GetAsync(jwks, patience.Token);
        return ChannelKey.ReadAll(document.RootElement);
    }

    private async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    private sealed record KeySet(IReadOnlyDictionary<string, ChannelKey> Keys, DateTimeOffset ReadAt);
}

/// <summary>There are no keys to judge a token by.</summary>
public sealed class ChannelKeysException(string message, Exception? inner = null) : Exception(message, inner);
