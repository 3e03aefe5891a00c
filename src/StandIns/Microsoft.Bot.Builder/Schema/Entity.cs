using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public partial class Entity
{
    public Entity() { }

    public Entity(string type = default)
    {
        Type = type;
    }

    [JsonProperty("type")] public string Type { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();
}
