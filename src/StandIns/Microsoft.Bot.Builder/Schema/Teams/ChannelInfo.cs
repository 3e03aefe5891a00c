using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public partial class ChannelInfo
{
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("name")] public string Name { get; set; }
    [JsonProperty("type")] public string Type { get; set; }
}
