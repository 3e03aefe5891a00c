using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Slack;

/// <summary>
/// The coach's neutral messages as Slack's Block Kit, within its limits: 50 blocks, 3,000 characters a section, 10 fields,
/// 25 elements and 75 characters on a button.
/// </summary>
public static class SlackRenderer
{
    private const int LongestText = 3_000;
    private const int LongestHeader = 150;
    private const int LongestFact = 900;
    private const int MostFields = 10;
    private const int MostButtons = 5;
    private const int MostMenuEntries = 100;
    private const int LongestMenuValue = 150;
    private const int LongestLabel = 75;
    private const int MostTextBlocks = 20;
    private const int LongestDraft = 12_000;

    /// <summary>What <c>chat.postMessage</c> takes besides the channel: <c>text</c> for notifications and screen readers, and <c>blocks</c>.</summary>
    public static JObject Render(Activity activity) => Render(MessageActivity.Read(activity));

    /// <inheritdoc cref="Render(Activity)"/>
    public static JObject Render(CoachMessage message)
    {
        var blocks = new JArray(Sections(message.Text));
        if (message.Card is { } card)
        {
            foreach (var block in Picture(card))
                blocks.Add(block);
        }
        foreach (var block in Answers(message.Choices, "answers"))
            blocks.Add(block);
        if (message.Card is { Actions.Count: > 0 } with)
            blocks.Add(Buttons(with.Actions, "actions"));
        return new JObject
        {
            ["text"] = Wording.Clip(Mrkdwn.EscapeControls(Wording.Plain(message)), LongestText),
            ["blocks"] = blocks,
        };
    }

    private static IEnumerable<JObject> Sections(string neutral) => Mrkdwn.Render(neutral, LongestText).Take(MostTextBlocks).Select(Section);

    private static IEnumerable<JObject> Picture(Card card)
    {
        yield return new JObject { ["type"] = "header", ["text"] = PlainText(card.Title, LongestHeader) };
        foreach (var section in Sections(card.Text ?? ""))
            yield return section;
        foreach (var facts in card.Facts.Chunk(MostFields))
            yield return new JObject { ["type"] = "section", ["fields"] = new JArray(facts.Select(Field)) };
        if (card.Steps.Count > 0)
            yield return Section(string.Join('\n', card.Steps.Select(Line)));
        if (card.Draft is { Length: > 0 } draft)
            yield return Preformatted(draft);
    }

    private static JObject Field(Fact fact) => Text($"*{Mrkdwn.Escape(fact.Name)}*\n{Mrkdwn.Escape(Wording.Clip(fact.Value, LongestFact))}");

    private static string Line(Step step)
    {
        var label = Mrkdwn.Escape(step.Label);
        return step.State switch
        {
            StepState.Open => $"{Wording.Glyph(step.State)}  {label}",
            StepState.Next => $"{Wording.Glyph(step.State)}  *{label}* _({Wording.Name(step.State)})_",
            _ => $"{Wording.Glyph(step.State)}  {label} _({Wording.Name(step.State)})_",
        };
    }

    /// <summary>The draft letter for letter: rich text reads no marks, and Slack gives it a box to copy from.</summary>
    private static JObject Preformatted(string draft) => new()
    {
        ["type"] = "rich_text",
        ["elements"] = new JArray(new JObject
        {
            ["type"] = "rich_text_preformatted",
            ["elements"] = new JArray(new JObject { ["type"] = "text", ["text"] = Wording.Clip(draft.ReplaceLineEndings("\n"), LongestDraft) }),
        }),
    };

    /// <summary>Up to five buttons, a menu for more; buttons again where an answer is too long for a menu.</summary>
    private static IEnumerable<JObject> Answers(IReadOnlyList<Button> choices, string id)
    {
        if (choices.Count == 0)
            return [];
        var fitsMenu = choices.Count <= MostMenuEntries && choices.All(c => c.Press.ToText().Length <= LongestMenuValue);
        return choices.Count > MostButtons && fitsMenu
            ? [Menu(choices, id)]
            : choices.Chunk(MostButtons).Select((some, i) => Buttons(some, $"{id}-{i}"));
    }

    private static JObject Menu(IReadOnlyList<Button> choices, string id) => new()
    {
        ["type"] = "actions",
        ["block_id"] = id,
        ["elements"] = new JArray(new JObject
        {
            ["type"] = "static_select",
            ["action_id"] = MessageActivity.ValueName,
            ["placeholder"] = PlainText(Wording.ChooseOne, LongestHeader),
            ["options"] = new JArray(choices.Select(c => new JObject
            {
                ["text"] = PlainText(c.Label, LongestLabel),
                ["value"] = c.Press.ToText(),
            })),
        }),
    };

    private static JObject Buttons(IReadOnlyList<Button> buttons, string id) => new()
    {
        ["type"] = "actions",
        ["block_id"] = id,
        ["elements"] = new JArray(buttons.Select((b, i) => new JObject
        {
            ["type"] = "button",
            ["action_id"] = $"{MessageActivity.ValueName}-{i}",
            ["text"] = PlainText(b.Label, LongestLabel),
            ["value"] = b.Press.ToText(),
        })),
    };

    /// <summary>No previews and no mentions out of words: what the coach means as a link it would say so.</summary>
    private static JObject Text(string mrkdwn) => new() { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true };

    private static JObject Section(string mrkdwn) => new() { ["type"] = "section", ["text"] = Text(mrkdwn) };

    private static JObject PlainText(string text, int longest) => new()
    {
        ["type"] = "plain_text",
        ["text"] = Wording.Clip(text, longest),
        ["emoji"] = false,
    };
}
