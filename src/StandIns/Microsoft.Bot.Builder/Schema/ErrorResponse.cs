using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class ErrorResponse
{
    [JsonProperty("error")] public Error Error { get; set; }
}
