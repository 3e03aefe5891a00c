using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

public class DialogEvent
{
    [JsonProperty("bubble")]
    public bool Bubble { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("value")]
    public object Value { get; set; }
}
