using System.Text.Json;
using CoachBot.Channels.Teams.Authentication;
using Microsoft.AspNetCore.Http;

namespace CoachBot.Channels.Teams;

/// <summary>The body of a request to the Bot Framework endpoint, looked at before anything is made of it.</summary>
/// <param name="Content">The bytes to read on from; null when refused.</param>
/// <param name="Refusal">The status and the reason in words; null when it will do.</param>
public sealed record ActivityBody(byte[]? Content, (int Status, string Reason)? Refusal)
{
    /// <summary>Room for a long text in any script; Teams itself sends at most some 100 KB.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const int MostDepth = 64;

    /// <summary>Channels with a door of their own in this process: nobody may speak for their people here.</summary>
    private static readonly string[] OtherDoors = ["slack", "directline"];

    /// <param name="caller">Who brings it, as their token proves; null where nobody has to.</param>
    public static async Task<ActivityBody> ReadAsync(HttpRequest request, AllowedHosts hosts, ChannelCaller? caller, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            return Refused(StatusCodes.Status415UnsupportedMediaType, "Send an activity as application/json.");
        if (request.ContentLength > MostBytes)
            return Refused(StatusCodes.Status413PayloadTooLarge, $"An activity may have {MostBytes} bytes.");

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (buffer.Length + read > MostBytes)
                return Refused(StatusCodes.Status413PayloadTooLarge, $"An activity may have {MostBytes} bytes.");
            buffer.Write(chunk, 0, read);
        }
        return Check(buffer.ToArray(), hosts, caller);
    }

    private static ActivityBody Check(byte[] content, AllowedHosts hosts, ChannelCaller? caller)
    {
        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = MostDepth });
            return Flaw(json.RootElement, hosts, caller) is { } flaw ? new ActivityBody(null, flaw) : new ActivityBody(content, null);
        }
        catch (JsonException e)
        {
            return Refused(StatusCodes.Status400BadRequest, $"The body is no JSON that can be read: line {e.LineNumber + 1}, at most {MostDepth} levels deep.");
        }
    }

    private static (int, string)? Flaw(JsonElement activity, AllowedHosts hosts, ChannelCaller? caller)
    {
        if (activity.ValueKind != JsonValueKind.Object)
            return (StatusCodes.Status400BadRequest, "The body is no activity; it must be a JSON object.");
        if (caller?.Flaw(Text(activity, "channelId"), Text(activity, "serviceUrl")) is { } flaw)
            return (StatusCodes.Status401Unauthorized, flaw);
        foreach (var name in (string[])["type", "channelId", "serviceUrl"])
        {
            if (Text(activity, name) is null)
                return (StatusCodes.Status400BadRequest, $"The activity has no {name}; it must be a text.");
        }
        if (!activity.TryGetProperty("conversation", out var conversation) || conversation.ValueKind != JsonValueKind.Object || Text(conversation, "id") is null)
            return (StatusCodes.Status400BadRequest, "The activity has no conversation.id; it must be a text.");
        if (OtherDoors.Contains(Text(activity, "channelId"), StringComparer.OrdinalIgnoreCase))
            return (StatusCodes.Status403Forbidden, "That channel has an endpoint of its own.");
        return hosts.IsAllowed(Text(activity, "serviceUrl"))
            ? null
            : (StatusCodes.Status403Forbidden, "The coach does not answer to that serviceUrl; Teams__AllowedServiceHosts lists more hosts.");
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static ActivityBody Refused(int status, string reason) => new(null, (status, reason));
}
