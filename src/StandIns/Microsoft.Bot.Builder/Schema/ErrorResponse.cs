using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class ErrorResponse
{
    public ErrorResponse() { }

    public ErrorResponse(Error error = default)
    {
        Error = error;
    }

    [JsonProperty("error")] public Error Error { get; set; }
}
