using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class AdaptiveCardAuthentication
{
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }

    [JsonProperty(PropertyName = "connectionName")]
    public string ConnectionName { get; set; }

    [JsonProperty(PropertyName = "token")]
    public string Token { get; set; }
}
