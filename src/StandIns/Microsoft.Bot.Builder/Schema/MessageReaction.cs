using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class MessageReaction
{
    [JsonProperty("type")] public string Type { get; set; }
}
