using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>
/// Draws a neutral message as one Adaptive Card 1.5. Words stand in rich text blocks, which read no Markdown, so that what a
/// person wrote shows letter for letter; only titles and facts pass through the card's small Markdown and are escaped for it.
/// </summary>
public static class AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Teams shows no more on one card.</summary>
    public const int MostActions = 6;

    private const int LongestFact = 1_000;

    /// <param name="message">The neutral message; its text stands above its card.</param>
    /// <param name="buttons">How the host presses them.</param>
    /// <param name="viewer">Whose chat it is, so that what has changed since shows when they look again; null where that cannot be asked.</param>
    /// <param name="answer">What was answered already, in place of the choices; null while it is open.</param>
    public static JObject Render(CoachMessage message, CardButtons buttons, string? viewer = null, string? answer = null)
    {
        var body = new JArray(NeutralText.Parse(message.Text).SelectMany(Text));
        if (message.Card is { } card)
            body.Add(Picture(card, buttons));
        if (answer is not null)
            body.Add(RichText([new Span(Wording.Answered(answer), Bold: true)], "Medium"));
        if (message.Input is { } input)
            body.Add(Field(input));
        if (buttons.CarriesMessage && (message.Choices.Count > 0 || message.Input is not null) && AnsweredCard.Carrier(message) is { } carrier)
            body.Add(carrier);

        var actions = message.Choices.Concat(message.Card?.Actions ?? []).ToList();
        if (message.Input is { } field)
            actions.Insert(0, new Button(Wording.Send, field.Press));
        var menu = actions.Count > MostActions ? message.Choices : [];
        if (menu.Count > 0)
        {
            body.Add(Menu(menu));
            actions = [.. (message.Card?.Actions ?? []).Take(MostActions - 1)];
        }
        var drawn = new JObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "https://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = Wording.Plain(message),
            ["speak"] = Wording.Plain(message),
            ["body"] = body,
            ["actions"] = new JArray(menu.Count > 0
                ? actions.Select(a => Unhindered(buttons.Press(a))).Prepend(buttons.Send())
                : actions.Take(MostActions).Select(buttons.Press)),
        };
        if (viewer is not null && CardRefresh.Of(message, viewer, answer) is { } refresh)
            drawn["refresh"] = refresh;
        return drawn;
    }

    private static JObject Picture(Card card, CardButtons buttons)
    {
        var items = new JArray(Title(card.Title));
        foreach (var block in NeutralText.Parse(card.Text ?? "").SelectMany(Text))
            items.Add(block);
        if (card.Facts.Count > 0)
            items.Add(Facts(card.Facts));
        foreach (var step in card.Steps)
            items.Add(StepRow(step));
        if (card.Chart is { Bars.Count: > 0 } chart)
            items.Add(AdaptiveChart.Render(chart));
        if (card.Draft is { } draft)
            items.Add(Draft(draft));
        if (card.Draft is not null && buttons.TextAlone is { } alone)
            items.Add(new JObject { ["type"] = "ActionSet", ["spacing"] = "Small", ["actions"] = new JArray(alone(card)) });
        return new JObject { ["type"] = "Container", ["spacing"] = "Medium", ["items"] = items };
    }

    private static IEnumerable<JObject> Text(TextBlock block) => block is BulletList list
        ? list.Items.Select((item, i) => Bullet(item, i == 0))
        : [RichText(block.Lines[0], "Medium")];

    private static JObject Bullet(IReadOnlyList<Span> item, bool isFirst) => Columns(
        isFirst ? "Small" : "None",
        [new Span("•")],
        item);

    private static JObject StepRow(Step step)
    {
        var label = new Span(step.Label, Bold: step.State == StepState.Next);
        return Columns(
            "Small",
            [new Span(Wording.Glyph(step.State), Bold: true)],
            step.State == StepState.Open ? [label] : [label, new Span($"  ({Wording.Name(step.State)})", Italic: true)]);
    }

    private static JObject Columns(string spacing, IReadOnlyList<Span> mark, IReadOnlyList<Span> text) => new()
    {
        ["type"] = "ColumnSet",
        ["spacing"] = spacing,
        ["columns"] = new JArray(Column("22px", mark), Column("stretch", text)),
    };

    private static JObject Column(string width, IReadOnlyList<Span> text) => new()
    {
        ["type"] = "Column",
        ["width"] = width,
        ["spacing"] = "None",
        ["items"] = new JArray(RichText(text, "None")),
    };

    private static JObject Facts(IReadOnlyList<Fact> facts) => new()
    {
        ["type"] = "FactSet",
        ["facts"] = new JArray(facts.Select(f => new JObject
        {
            ["title"] = CardMarkdown.Escape(f.Name),
            ["value"] = CardMarkdown.Escape(Wording.Clip(f.Value, LongestFact)),
        })),
    };

    /// <summary>A block a line, so that copying it out keeps the lines.</summary>
    private static JObject Draft(string draft)
    {
        var items = new JArray();
        var spacing = "None";
        foreach (var line in draft.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length > 0)
                items.Add(RichText([new Span(line)], spacing));
            spacing = line.Length > 0 ? "None" : "Medium";
        }
        return new JObject { ["type"] = "Container", ["style"] = "emphasis", ["spacing"] = "Small", ["items"] = items };
    }

    private static JObject Title(string title) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = CardMarkdown.Escape(title),
        ["style"] = "heading",
        ["size"] = "Medium",
        ["weight"] = "Bolder",
        ["wrap"] = true,
    };

    private static JObject RichText(IReadOnlyList<Span> spans, string spacing) => new()
    {
        ["type"] = "RichTextBlock",
        ["spacing"] = spacing,
        ["inlines"] = new JArray(spans.Select(Run)),
    };

    private static JObject Run(Span span)
    {
        var run = new JObject { ["type"] = "TextRun", ["text"] = span.Text };
        if (span.Bold)
            run["weight"] = "Bolder";
        if (span.Italic)
            run["italic"] = true;
        return run;
    }

    /// <summary>A field with what it begins with; its words go along with whatever button is pressed.</summary>
    private static JObject Field(TextInput input) => new()
    {
        ["type"] = "Input.Text",
        ["id"] = MessageActivity.WordsName,
        ["label"] = input.Label,
        ["isMultiline"] = true,
        ["value"] = input.Text,
    };

    private static JObject Menu(IReadOnlyList<Button> choices) => new()
    {
        ["type"] = "Input.ChoiceSet",
        ["id"] = MessageActivity.ValueName,
        ["label"] = Wording.ChooseOne,
        ["style"] = "compact",
        ["isRequired"] = true,
        ["errorMessage"] = Wording.ChooseOne,
        ["choices"] = new JArray(choices.Select(c => new JObject { ["title"] = c.Label, ["value"] = c.Press.ToText() })),
    };

    /// <summary>A button that sends something other than the menu's choice is not held up by an empty menu.</summary>
    private static JObject Unhindered(JObject action)
    {
        action["associatedInputs"] = "none";
        if (action["fallback"] is JObject fallback)
            fallback["associatedInputs"] = "none";
        return action;
    }
}
