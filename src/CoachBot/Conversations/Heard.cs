using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot;

/// <summary>What the person said this turn: typed words, or the choice of a button.</summary>
/// <param name="Text">The words as typed; empty for a button.</param>
/// <param name="Choice">The id of the button's answer; null for words.</param>
public sealed record Heard(
    [property: JsonProperty("text")] string Text,
    [property: JsonProperty("choice", NullValueHandling = NullValueHandling.Ignore)] string? Choice = null)
{
    public JObject ToJson() => JObject.FromObject(this);

    public static Heard FromJson(JToken json) => json.ToObject<Heard>()!;
}
