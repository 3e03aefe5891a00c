using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class AdaptiveCardAuthentication
{
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("connectionName")] public string ConnectionName { get; set; }
    [JsonProperty("token")] public string Token { get; set; }
}
