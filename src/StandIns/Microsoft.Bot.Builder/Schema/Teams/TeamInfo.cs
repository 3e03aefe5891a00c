using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public partial class TeamInfo
{
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("name")] public string Name { get; set; }
    [JsonProperty("aadGroupId")] public string AadGroupId { get; set; }
}
