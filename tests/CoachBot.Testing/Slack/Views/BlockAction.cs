using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>A button, or an entry of a menu, that a person can take.</summary>
/// <param name="Option">The entry, or null for a button.</param>
internal sealed record BlockAction(string Label, string BlockId, JObject Element, JObject? Option)
{
    private string Type => (string)Element["type"]!;

    private string Id => (string)Element["action_id"]!;

    public JObject ToJson(string ts)
    {
        var json = new JObject { ["type"] = Type, ["action_id"] = Id, ["block_id"] = BlockId, ["action_ts"] = ts };
        if (Option is null)
        {
            json["text"] = Element["text"]!.DeepClone();
            foreach (var name in new[] { "value", "style", "url" })
            {
                if (Element[name] is { } value)
                    json[name] = value.DeepClone();
            }
            return json;
        }
        if (Element["placeholder"] is { } placeholder)
            json["placeholder"] = placeholder.DeepClone();
        json.Merge(Chosen(Option));
        return json;
    }

    /// <summary>What stands chosen in the message or view, as <c>state.values</c> has it.</summary>
    public JObject State()
    {
        if (Option is null || Type == "overflow")
            return [];
        var chosen = Chosen(Option);
        chosen["type"] = Type;
        return new JObject { [BlockId] = new JObject { [Id] = chosen } };
    }

    private JObject Chosen(JObject option) => Type is "checkboxes" or "multi_static_select"
        ? new JObject { ["selected_options"] = new JArray(option.DeepClone()) }
        : new JObject { ["selected_option"] = option.DeepClone() };
}
