using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public partial class NotificationInfo
{
    [JsonProperty("alert")] public bool? Alert { get; set; }
}
