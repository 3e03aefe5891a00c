using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

public partial class NotificationInfo
{
    public NotificationInfo()
    {
    }

    public NotificationInfo(bool? alert = default)
    {
        Alert = alert;
    }

    [JsonProperty(PropertyName = "alert")]
    public bool? Alert { get; set; }
}
