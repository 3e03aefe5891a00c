using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class CardImage
{
    [JsonProperty("url")] public string Url { get; set; }
    [JsonProperty("alt")] public string Alt { get; set; }
    [JsonProperty("tap")] public CardAction Tap { get; set; }
}
