using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>What a person has filled into a modal, as <c>view.state.values</c>, checked as Slack's window checks it before it sends.</summary>
internal static class ModalForm
{
    public static JObject Fill(SlackView view, (string Field, string Value)[] values)
    {
        var state = new JObject();
        var left = values.ToList();
        foreach (var block in view.Blocks.OfType<JObject>().Where(b => (string?)b["type"] == "input"))
        {
            var element = (JObject)block["element"]!;
            var (label, blockId, actionId) = ((string)block["label"]!["text"]!, (string)block["block_id"]!, (string)element["action_id"]!);
            var at = left.FindIndex(v => v.Field == label || v.Field == blockId || v.Field == actionId);
            var typed = at < 0 ? null : left[at].Value;
            if (at >= 0)
                left.RemoveAt(at);
            var value = Value(element, typed, label);
            if (value.Properties().All(p => p.Name == "type" || p.Value is JValue { Value: null } || p.Value is JArray { Count: 0 }) && (bool?)block["optional"] != true)
                throw new InvalidOperationException($"Slack would not send the modal: '{label}' must be filled in.");
            state[blockId] = new JObject { [actionId] = value };
        }
        return left.Count == 0 ? state : throw new InvalidOperationException($"The modal has no field '{left[0].Field}', only: {string.Join(" | ", view.Inputs)}");
    }

    private static JObject Value(JObject element, string? typed, string label)
    {
        var type = (string)element["type"]!;
        var value = new JObject { ["type"] = type };
        switch (type)
        {
            case "plain_text_input" or "email_text_input" or "url_text_input" or "number_input":
                var text = typed ?? (string?)element["initial_value"];
                CheckLength(element, text, label);
                value["value"] = string.IsNullOrEmpty(text) ? null : text;
                break;
            case "static_select" or "radio_buttons":
                value["selected_option"] = typed is null ? element["initial_option"]?.DeepClone() : Option(element, typed, label).DeepClone();
                break;
            case "checkboxes" or "multi_static_select":
                value["selected_options"] = typed is null
                    ? element["initial_options"]?.DeepClone() ?? new JArray()
                    : new JArray(typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Option(element, t, label).DeepClone()));
                break;
            case "datepicker":
                value["selected_date"] = typed ?? (string?)element["initial_date"];
                break;
            case "timepicker":
                value["selected_time"] = typed ?? (string?)element["initial_time"];
                break;
            case "users_select":
                value["selected_user"] = typed ?? (string?)element["initial_user"];
                break;
            default:
                throw new NotSupportedException($"FakeSlack cannot fill in a {type} yet.");
        }
        return value;
    }

    private static void CheckLength(JObject element, string? text, string label)
    {
        var length = text?.Length ?? 0;
        var (least, most) = ((int?)element["min_length"] ?? 0, (int?)element["max_length"] ?? 3_000);
        if (length > 0 && (length < least || length > most))
            throw new InvalidOperationException($"Slack would not send the modal: '{label}' has {length} characters, {least} to {most} are allowed.");
    }

    private static JObject Option(JObject element, string label, string field) =>
        BlockReader.Options(element).FirstOrDefault(o => BlockReader.Text(o["text"]) == label)
        ?? throw new InvalidOperationException($"'{field}' offers no '{label}', only: {string.Join(" | ", BlockReader.Options(element).Select(o => BlockReader.Text(o["text"])))}");
}
