using SlackNet.Blocks;
using MenuOption = SlackNet.Blocks.Option;
using Message = SlackNet.WebApi.Message;
using PressButton = SlackNet.Blocks.Button;

namespace CoachBot.Channels.Slack;

/// <summary>
/// The coach's neutral messages as Slack's Block Kit, within its limits: 50 blocks, 3,000 characters a section, 10 fields,
/// 25 elements and 75 characters on a button.
/// </summary>
public static class SlackRenderer
{
    /// <summary>The most that a button's label takes.</summary>
    public const int LongestLabel = 75;

    /// <summary>The most that a modal's field takes.</summary>
    public const int LongestWords = 3_000;

    private const string Beginning = "begin";
    private const int LongestText = 3_000;
    private const int LongestHeader = 150;
    private const int LongestName = 100;
    private const int LongestFact = 900;
    private const int MostFields = 10;
    private const int MostButtons = 5;
    private const int MostMenuEntries = 50;
    private const int LongestMenuValue = 150;
    private const int MostBlocks = 50;

    /// <summary>Of one box to copy from; a longer draft is in several.</summary>
    private const int LongestBox = 9_000;

    /// <summary>Of everything in one message; Slack refuses more as <c>msg_blocks_too_long</c> and tells no rule, so each object counts for some characters.</summary>
    private const int LongestMessage = 12_000;
    private const int ObjectWeight = 40;

    private const int WidestBar = 20;

    /// <summary>Text, for notifications and screen readers, and blocks; the channel is still to be set.</summary>
    public static Message Render(CoachMessage message) => new() { Text = TextOf(message), Blocks = [.. Words(message), .. Offers(message)] };

    /// <summary>The message in as many as Slack takes: what is too long for one goes on in the next, and all that can be pressed is in the last.</summary>
    public static IReadOnlyList<Message> RenderAll(CoachMessage message)
    {
        var offers = Offers(message).ToArray();
        var stretches = Words(message).Chunk(1).Concat(offers.Chunk(offers.Sum(Weight) > LongestMessage ? 1 : MostBlocks));
        var parts = new List<Message> { new() { Text = TextOf(message) } };
        var weight = 0;
        foreach (var stretch in stretches)
        {
            var more = stretch.Sum(Weight);
            if (parts[^1].Blocks.Count > 0 && (parts[^1].Blocks.Count + stretch.Length > MostBlocks || weight + more > LongestMessage))
            {
                parts.Add(new Message { Text = Wording.GoesOn });
                weight = 0;
            }
            weight += more;
            foreach (var block in stretch)
                parts[^1].Blocks.Add(block);
        }
        return parts;
    }

    /// <summary>What a field for longer words begins with, read back from the message that offers it; empty when it offers none.</summary>
    public static string BeginningOf(IEnumerable<Block> blocks) =>
        blocks.OfType<RichTextBlock>().FirstOrDefault(b => b.BlockId == Beginning) is { Elements: [RichTextPreformatted { Elements: var texts }, ..] }
            ? Wording.Clip(string.Concat(texts.OfType<RichTextText>().Select(t => t.Text)), LongestWords)
            : "";

    private static string TextOf(CoachMessage message) => Wording.Clip(Mrkdwn.EscapeControls(message.Notice ?? Wording.Plain(message)), LongestText);

    /// <summary>What there is to read.</summary>
    private static IEnumerable<Block> Words(CoachMessage message) =>
    [
        .. Sections(message.Text),
        .. message.Card is { } card ? Picture(card) : [],
        .. IsWritable(message.Input) ? [] : Preformatted(message.Input?.Text ?? ""),
    ];

    /// <summary>What there is to press.</summary>
    private static IEnumerable<Block> Offers(CoachMessage message) =>
    [
        .. IsWritable(message.Input) ? Field(message.Input!) : [],
        .. Answers(message.Choices, "answers"),
        .. message.Card is { Actions.Count: > 0 } card ? [Buttons(card.Actions, "actions")] : Enumerable.Empty<Block>(),
    ];

    /// <summary>A field that cannot take all of it would lose the rest: then it is typed as a message.</summary>
    private static bool IsWritable(TextInput? input) => input is { Text.Length: <= LongestWords };

    /// <summary>Slack has fields in modals only: the words to begin with, and a button that opens one with them.</summary>
    private static IEnumerable<Block> Field(TextInput input)
    {
        foreach (var box in Preformatted(input.Text))
        {
            box.BlockId = Beginning;
            yield return box;
        }
        yield return new ActionsBlock
        {
            BlockId = "write",
            Elements = [new PressButton { ActionId = SlackEditor.ActionId, Text = Plain(input.Label, LongestLabel), Value = input.Press.ToText() }],
        };
    }

    private static IEnumerable<Block> Sections(string neutral) => Mrkdwn.Render(neutral, LongestText).Select(Section);

    private static IEnumerable<Block> Picture(Card card)
    {
        yield return new HeaderBlock { Text = Plain(card.Title, LongestHeader) };
        foreach (var section in Sections(card.Text ?? ""))
            yield return section;
        foreach (var facts in card.Facts.Chunk(MostFields))
            yield return new SectionBlock { Fields = [.. facts.Select(Field)] };
        if (card.Steps.Count > 0)
            yield return Section(string.Join('\n', card.Steps.Select(Line)));
        if (card.Chart is { Bars.Count: > 0 } chart)
            yield return Section(string.Join('\n', chart.Bars.Select(b => Line(b, chart)).Prepend($"*{Mrkdwn.Escape(chart.Title)}*")));
        foreach (var box in Preformatted(card.Draft ?? ""))
            yield return box;
    }

    private static string Line(Bar bar, Chart chart) => $"{Wording.BarOf(bar, chart, WidestBar)} *{Wording.Number(bar.Value)}*  {Mrkdwn.Escape(bar.Label)}".TrimStart();

    private static TextObject Field(Fact fact) => Text($"*{Escape(fact.Name, LongestName)}*\n{Escape(fact.Value, LongestFact)}");

    /// <summary>Escaped words of at most so many characters; what is escaped takes up to six for one.</summary>
    private static string Escape(string text, int longest) =>
        Mrkdwn.Escape(Wording.Clip(text, longest)) is var escaped && escaped.Length <= longest ? escaped : Mrkdwn.Escape(Wording.Clip(text, longest / 6));

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
    private static IEnumerable<RichTextBlock> Preformatted(string draft)
    {
        for (var rest = draft.ReplaceLineEndings("\n"); rest.Length > 0;)
        {
            var end = EndOfBox(rest);
            var text = new RichTextText { Text = rest[..end], Style = null };
            yield return new RichTextBlock { Elements = [new RichTextPreformatted { Elements = [text] }] };
            rest = rest[end..];
        }
    }

    /// <summary>After a line if one ends in the latter half, and never within a character.</summary>
    private static int EndOfBox(string draft)
    {
        if (draft.Length <= LongestBox)
            return draft.Length;
        var line = draft.LastIndexOf('\n', LongestBox - 1, LongestBox / 2);
        return line >= 0 ? line + 1 : char.IsHighSurrogate(draft[LongestBox - 1]) ? LongestBox - 1 : LongestBox;
    }

    private static int Weight(Block block) => block switch
    {
        SectionBlock section => Weight(section.Text?.Text) + (section.Fields ?? []).Sum(f => Weight(f.Text)),
        HeaderBlock header => Weight(header.Text.Text),
        RichTextBlock rich => rich.Elements.OfType<RichTextPreformatted>().SelectMany(e => e.Elements.OfType<RichTextText>()).Sum(t => Weight(t.Text)),
        ActionsBlock actions => actions.Elements.Sum(e => e is StaticSelectMenu menu ? menu.Options.Sum(o => Weight(o.Text.Text)) + ObjectWeight : Weight((e as PressButton)?.Text.Text)),
        _ => 0,
    } + ObjectWeight;

    /// <summary>Of a text and the objects that it is in.</summary>
    private static int Weight(string? text) => (text?.Length ?? 0) + (2 * ObjectWeight);

    /// <summary>Up to five buttons, a menu for more; buttons again where an answer is too long for a menu.</summary>
    private static IEnumerable<Block> Answers(IReadOnlyList<Button> choices, string id)
    {
        if (choices.Count == 0)
            return [];
        var fitsMenu = choices.Count <= MostMenuEntries && choices.All(c => c.Press.ToText().Length <= LongestMenuValue);
        return choices.Count > MostButtons && fitsMenu
            ? [Menu(choices, id)]
            : choices.Chunk(MostButtons).Select((some, i) => Buttons(some, $"{id}-{i}"));
    }

    private static ActionsBlock Menu(IReadOnlyList<Button> choices, string id)
    {
        var menu = new StaticSelectMenu
        {
            ActionId = MessageActivity.ValueName,
            Placeholder = Plain(Wording.ChooseOne, LongestHeader),
            Options = [.. choices.Select(c => new MenuOption { Text = Plain(c.Label, LongestLabel), Value = c.Press.ToText() })],
        };
        return new ActionsBlock { BlockId = id, Elements = [menu] };
    }

    private static ActionsBlock Buttons(IReadOnlyList<Button> buttons, string id) => new()
    {
        BlockId = id,
        Elements =
        [
            .. buttons.Select((b, i) => new PressButton
            {
                ActionId = $"{MessageActivity.ValueName}-{i}",
                Text = Plain(b.Label, LongestLabel),
                Value = b.Press.ToText(),
            }),
        ],
    };

    private static SectionBlock Section(string mrkdwn) => new() { Text = Text(mrkdwn) };

    /// <summary>No previews and no mentions out of words: what the coach means as a link it would say so.</summary>
    private static SlackNet.Blocks.Markdown Text(string mrkdwn) => new(mrkdwn) { Verbatim = true };

    private static PlainText Plain(string text, int longest) => new(Wording.Clip(text, longest)) { Emoji = false };
}
