using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class ConversationResourceResponse
{
    [JsonProperty("activityId")] public string ActivityId { get; set; }
    [JsonProperty("serviceUrl")] public string ServiceUrl { get; set; }
    [JsonProperty("id")] public string Id { get; set; }
}
