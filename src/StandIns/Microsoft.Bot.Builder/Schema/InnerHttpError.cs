using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class InnerHttpError
{
    [JsonProperty("statusCode")] public int? StatusCode { get; set; }
    [JsonProperty("body")] public object Body { get; set; }
}
