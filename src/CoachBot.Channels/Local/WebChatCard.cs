using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>A neutral card as an Adaptive Card 1.5 for Web Chat, with a button that copies the draft.</summary>
internal static class WebChatCard
{
    /// <summary>An action with this value is the page's own: it copies the text and sends nothing.</summary>
    public const string CopyName = "coachCopy";

    public static JObject Of(Card card)
    {
        var body = new JArray { Text(Plain(card.Title), ("weight", "Bolder"), ("size", "Medium")) };
        if (card.Text is { } text)
            body.Add(Text(text));
        if (card.Facts.Count > 0)
            body.Add(new JObject { ["type"] = "FactSet", ["facts"] = new JArray(card.Facts.Select(f => new JObject { ["title"] = Plain(f.Name), ["value"] = Plain(f.Value) })) });
        foreach (var step in card.Steps)
            body.Add(StepLine(step));
        if (card.Draft is { } draft)
            body.Add(DraftBox(draft));

        var actions = new JArray(card.Actions.Select(a => Submit(a.Label, MessageActivity.Value(a.Press))));
        if (card.Draft is { } copied)
            actions.AddFirst(Submit("Copy", new JObject { [CopyName] = copied }));
        var adaptive = new JObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = body };
        if (actions.Count > 0)
            adaptive["actions"] = actions;
        return adaptive;
    }

    private static JObject StepLine(Step step)
    {
        var line = step.State switch
        {
            StepState.Done => Text("✓ " + Plain(step.Label), ("color", "Good")),
            StepState.Next => Text($"→ **{Plain(step.Label)}**", ("color", "Accent")),
            StepState.Skipped => Text($"– {Plain(step.Label)} (skipped)", ("isSubtle", true)),
            _ => Text("○ " + Plain(step.Label)),
        };
        line["spacing"] = "Small";
        return line;
    }

    /// <summary>Each line is a block of its own: a single line break in Markdown would join them.</summary>
    private static JObject DraftBox(string draft) => new()
    {
        ["type"] = "Container",
        ["style"] = "emphasis",
        ["items"] = new JArray(draft.ReplaceLineEndings("\n").Split('\n').Select(line =>
        {
            var block = Text(line.Length == 0 ? " " : Plain(line));
            block["spacing"] = "None";
            return block;
        })),
    };

    private static JObject Text(string text, params (string Name, JToken Value)[] more)
    {
        var block = new JObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
        foreach (var (name, value) in more)
            block[name] = value;
        return block;
    }

    private static JObject Submit(string title, JObject data) => new() { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };

    private static string Plain(string text) => Markdown.Escape(text);
}
