using CoachBot.Channels.Slack;
using CoachBot.Testing;
using CoachBot.Testing.Slack.BlockKit;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet.Blocks;
using Button = CoachBot.Button;

namespace CoachBot.Channels.Tests.Slack;

public class SlackRendererTests
{
    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_message_looks_as_approved(string name) =>
        BlockKit.Json(SlackRenderer.Render(Specimens.All[name])).ToString(Formatting.Indented).ShouldBeApproved(name + ".json");

    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_message_is_within_slacks_limits(string name) => BlockKit.Flaws(BlockKit.Json(SlackRenderer.Render(Specimens.All[name]))).ShouldBeEmpty();

    [Fact]
    public void The_check_would_notice()
    {
        var message = BlockKit.Json(SlackRenderer.Render(Specimens.All["everything"]));
        message["blocks"]![0]!["text"]!["text"] = "<!channel>" + new string('x', 3_000);

        BlockKit.Flaws(message).Count.ShouldBe(2);
    }

    [Fact]
    public void Marks_become_slacks_own() =>
        Mrkdwn.Render("**What you won:** you were *one* of ***few***.\n\n- a\n- **b**", 3_000)
            .ShouldBe(["*What you won:* you were _one_ of *_few_*.\n\n• a\n• *b*"]);

    [Fact]
    public void Mentions_links_and_marks_in_a_persons_words_do_nothing()
    {
        var text = Mrkdwn.Render(Markdown.Escape("<!channel> <@U1> & *b* _i_ ~s~ `c`"), 3_000).Single();

        text.ShouldBe("&lt;!channel&gt; &lt;@U1&gt; &amp; *\u200Bb*\u200B _\u200Bi_\u200B ~\u200Bs~\u200B ˋcˋ");
    }

    [Fact]
    public void A_quotation_mark_at_the_start_of_a_line_quotes_nothing() =>
        Mrkdwn.Render(Markdown.Escape("> said she"), 3_000).ShouldBe(["\u200B&gt; said she"]);

    [Fact]
    public void A_long_text_is_cut_between_words_and_loses_none()
    {
        var words = Enumerable.Range(1, 2_000).Select(i => $"word{i}").ToList();

        var stretches = Mrkdwn.Render("**" + string.Join(' ', words) + "**", 500);

        stretches.ShouldAllBe(s => s.Length <= 500 && s.StartsWith('*') && s.EndsWith('*'));
        string.Join(' ', stretches.Select(s => s.Trim('*'))).Split(' ').ShouldBe(words);
    }

    [Fact]
    public void More_than_five_answers_are_a_menu_whose_entries_are_presses()
    {
        var menu = BlockKit.Json(SlackRenderer.Render(Specimens.All["choices-20"])).SelectToken("blocks[1].elements[0]")!;

        menu["type"]!.Value<string>().ShouldBe("static_select");
        ButtonPress.FromText((string)menu.SelectToken("options[16].value")!).ShouldBe(Specimens.All["choices-20"].Choices[16].Press);
    }

    [Fact]
    public void However_long_the_words_are_Slack_takes_every_message_and_no_letter_of_a_draft_or_answer_is_missing() =>
        Prop.ForAll(LongMessages.Messages(), ShouldBeTaken).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_is_too_long_for_one_message_goes_on_in_the_next_and_the_answers_come_last()
    {
        var draft = string.Concat(Enumerable.Range(1, 3_000).Select(i => $"line {i}\n"));
        var parts = SlackRenderer.RenderAll(new CoachMessage("Here it is.") { Card = new Card("Draft") { Draft = draft }, Choices = Specimens.All["choices-5"].Choices }).Select(BlockKit.Json).ToList();

        parts.Count.ShouldBeGreaterThan(2);
        parts.SkipLast(1).ShouldAllBe(p => !p.SelectTokens("$..elements[?(@.type == 'button')]").Any());
        parts[^1].SelectTokens("$..elements[?(@.type == 'button')]").Count().ShouldBe(5);
        parts.SelectMany(p => p.SelectTokens("$..elements[?(@.type == 'rich_text_preformatted')].elements[0].text")).ShouldAllBe(t => ((string)t!).EndsWith('\n'));
    }

    [Fact]
    public void However_long_the_words_before_it_all_that_can_be_pressed_is_in_one_message_with_the_words_that_a_field_begins_with()
    {
        var press = new ButtonPress("p", "c", "q", "");
        for (var length = 0; length < 14_000; length += 200)
        {
            var parts = SlackRenderer.RenderAll(new CoachMessage("Edit it.")
            {
                Card = new Card("Draft") { Draft = new string('x', length), Actions = [new Button("Another", press)] },
                Input = new TextInput("Write it here", new string('y', 3_000), press),
                Choices = Specimens.All["choices-5"].Choices,
            });

            parts.Where(p => p.Blocks.OfType<ActionsBlock>().Any()).ShouldHaveSingleItem().ShouldBe(parts[^1]);
            parts[^1].Blocks.OfType<ActionsBlock>().Sum(b => b.Elements.Count).ShouldBe(7);
            SlackRenderer.BeginningOf(parts[^1].Blocks).Length.ShouldBe(3_000);
        }
    }

    [Fact]
    public void A_field_is_not_offered_where_it_would_lose_the_end_of_the_words()
    {
        var press = new ButtonPress("p", "c", "q", "");
        BlockKit.Json(SlackRenderer.Render(new CoachMessage("Edit it.") { Input = new TextInput("Write it here", new string('x', 3_000), press) })).SelectToken("$..[?(@.action_id == 'write')]").ShouldNotBeNull();
        BlockKit.Json(SlackRenderer.Render(new CoachMessage("Edit it.") { Input = new TextInput("Write it here", new string('x', 3_001), press) })).SelectToken("$..[?(@.action_id == 'write')]").ShouldBeNull();
    }

    [Fact]
    public void A_draft_is_there_letter_for_letter() =>
        BlockKit.Json(SlackRenderer.Render(Specimens.All["draft"])).SelectToken("$..elements[?(@.type == 'rich_text_preformatted')].elements[0].text")!.Value<string>()
            .ShouldBe(Specimens.All["draft"].Card!.Draft!.ReplaceLineEndings("\n"));

    private static void ShouldBeTaken(CoachMessage message)
    {
        var parts = SlackRenderer.RenderAll(message).Select(BlockKit.Json).ToList();

        foreach (var blocks in parts.Select(p => (JArray)p["blocks"]!))
        {
            BlockKitRules.CheckBlocks(blocks).ShouldBeEmpty();
            BlockKitRules.AreTooLong(blocks).ShouldBeFalse();
        }
        parts.SelectMany(p => p.SelectTokens("$..elements[?(@.type == 'rich_text_preformatted')].elements[0].text")).Select(t => (string?)t).Aggregate("", string.Concat)
            .ShouldBe((message.Card?.Draft + message.Input?.Text).ReplaceLineEndings("\n"));
        parts.SelectMany(p => p.SelectTokens("$..elements[?(@.type == 'button')].value")).Concat(parts.SelectMany(p => p.SelectTokens("$..options[*].value"))).Count()
            .ShouldBe(message.Choices.Count + (message.Card?.Actions.Count ?? 0) + (message.Input is { Text.Length: <= SlackRenderer.LongestWords } ? 1 : 0));
    }

    /// <summary>Messages of every make with texts from nothing to longer than Slack's longest, out of what Slack reads as marks and what takes two characters.</summary>
    private static class LongMessages
    {
        private static readonly string[] Pieces = ["word ", "<!channel> ", "<@U1> ", "&amp; ", "*b* ", "_i_", "`c`", "\n", "\n\n- item ", "> ", "😀", "é", "unbroken", "\u200B", "**bold words** ", "]( ", "~"];

        public static Arbitrary<CoachMessage> Messages()
        {
            var lengths = Gen.OneOf(Gen.Choose(0, 60), Gen.Choose(60, 4_000), Gen.Choose(4_000, 30_000));
            var texts = lengths.SelectMany(n => Gen.Choose(0, Pieces.Length - 1).ArrayOf(24).Select(some => Text(some, n)));
            var labels = texts.Select(t => t.Trim().Length == 0 ? "x" : t.Trim());
            var presses = Gen.Choose(1, 60).Select(n => new ButtonPress("abc", "def", "q", new string('c', n)));
            var buttons = labels.SelectMany(l => presses.Select(p => new Button(l, p)));
            var cards =
                from title in labels
                from text in texts
                from draft in texts
                from facts in labels.SelectMany(name => labels.Select(value => new Fact(name, value))).ListOf().Resize(14)
                from actions in buttons.ListOf().Resize(5)
                select new Card(title) { Text = text, Draft = draft, Facts = [.. facts], Actions = [.. Distinct(actions)] };
            var messages =
                from text in texts
                from card in cards.OrNull()
                from choices in buttons.ListOf().Resize(70)
                from input in texts.Select(t => new TextInput("Write it here", t, new ButtonPress("a", "b", "c", ""))).OrNull()
                select new CoachMessage(text.Trim().Length == 0 ? "x" : text) { Card = card, Choices = [.. Distinct(choices)], Input = input };
            return messages.ToArbitrary();
        }

        private static IEnumerable<Button> Distinct(IEnumerable<Button> buttons) => buttons.Select((b, i) => b with { Press = b.Press with { Choice = $"{i}-{b.Press.Choice}" } });

        private static string Text(int[] pieces, int length)
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => Pieces[pieces[i * 7 % pieces.Length]]).TakeWhile((piece, i) => i * 2 < length));
            return text.Length <= length ? text : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
        }
    }
}
