using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>JSON as Bot Framework's clients read it.</summary>
internal static class MessageJson
{
    public static JsonSerializer Serializer { get; } = JsonSerializer.Create(new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
    });

    public static JObject From(object value) => JObject.FromObject(value, Serializer);

    /// <summary>What a message says, for telling whether two say the same.</summary>
    public static string Of(Activity message) =>
        message.Text + "\n" + string.Join("\n", (message.Attachments ?? []).Select(a => JToken.FromObject(a.Content ?? "").ToString(Formatting.None)));
}
