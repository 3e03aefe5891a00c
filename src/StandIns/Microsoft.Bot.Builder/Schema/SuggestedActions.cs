using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class SuggestedActions
{
    [JsonProperty("to")] public IList<string> To { get; set; }
    [JsonProperty("actions")] public IList<CardAction> Actions { get; set; }
}
