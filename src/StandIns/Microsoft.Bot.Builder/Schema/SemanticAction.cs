using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class SemanticAction
{
    public SemanticAction()
    {
    }

    public SemanticAction(string id = default, string state = default, IDictionary<string, Entity> entities = default)
    {
        Id = id;
        State = state;
        Entities = entities;
    }

    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }

    [JsonProperty(PropertyName = "state")]
    public string State { get; set; }

    [JsonProperty(PropertyName = "entities")]
    public IDictionary<string, Entity> Entities { get; set; }
}
