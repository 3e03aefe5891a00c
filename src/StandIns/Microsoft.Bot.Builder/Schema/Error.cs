using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class Error
{
    [JsonProperty("code")] public string Code { get; set; }
    [JsonProperty("message")] public string Message { get; set; }
    [JsonProperty("innerHttpError")] public InnerHttpError InnerHttpError { get; set; }
}
