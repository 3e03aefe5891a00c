using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>Reads what a browser posts. Only the fields that the coach hears are taken over, each checked for its kind.</summary>
internal static class IncomingActivity
{
    /// <summary>The largest body in bytes.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The activity, or the error to answer with.</summary>
    public static async Task<(Activity? Activity, DirectLineResult? Error)> ReadAsync(HttpRequest request, string conversation)
    {
        if (request.ContentType is { } type && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            return Bad(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", $"Post an activity as application/json, not as {type}.");
        if (await BodyAsync(request) is not { } body)
            return Bad(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"An activity may have {LargestBody} bytes.");
        try
        {
            return Read(body, conversation);
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return Bad("The body is no JSON object. Post an activity, such as {\"type\":\"message\",\"text\":\"hello\"}.");
        }
    }

    private static (Activity? Activity, DirectLineResult? Error) Read(byte[] body, string conversation)
    {
        using var reader = new JsonTextReader(new StringReader(Utf8.GetString(body))) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        var json = JObject.Load(reader);
        if (reader.Read())
            return Bad("There is something after the activity.");
        foreach (var name in new[] { "type", "text", "name", "locale", "localTimezone" })
        {
            if (json[name] is { Type: not (JTokenType.String or JTokenType.Null) })
                return Bad($"The activity's \"{name}\" should be a string.");
        }
        if ((string?)json["type"] is not { Length: > 0 } type)
            return Bad("The activity has no \"type\".");
        if (json["channelData"] is { Type: not (JTokenType.Object or JTokenType.Null) })
            return Bad("The activity's \"channelData\" should be an object.");

        var activity = LocalChat.Incoming(conversation, type);
        activity.Text = Whole((string?)json["text"]);
        activity.Name = (string?)json["name"];
        activity.Locale = (string?)json["locale"];
        activity.LocalTimezone = (string?)json["localTimezone"];
        activity.Value = json["value"] is { Type: not JTokenType.Null } value ? value is JValue simple ? simple.Value : value : null;
        activity.ChannelData = ChannelData(json["channelData"] as JObject);
        return (activity, null);
    }

    /// <summary>What the clients need back with their own activity, and nothing else.</summary>
    private static JObject? ChannelData(JObject? given)
    {
        var kept = new JObject();
        foreach (var name in new[] { "clientActivityID", "postBack", "messageBack", "clientTimestamp" })
        {
            if (given?[name] is { } value && value.ToString(Formatting.None).Length <= 1_000)
                kept[name] = value;
        }
        if (kept["clientActivityID"] is { Type: not JTokenType.String })
            kept.Remove("clientActivityID");
        return kept.HasValues ? kept : null;
    }

    /// <summary>Half a surrogate pair, or a null character, can be stored nowhere; it is replaced.</summary>
    private static string? Whole(string? text) =>
        text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');

    private static async Task<byte[]?> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength > LargestBody)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is var read and > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LargestBody)
                return null;
        }
        return body.ToArray();
    }

    private static (Activity? Activity, DirectLineResult? Error) Bad(string message) => (null, DirectLineResult.BadArgument(message));

    private static (Activity? Activity, DirectLineResult? Error) Bad(int status, string code, string message) =>
        (null, DirectLineResult.Error(status, code, message));
}
