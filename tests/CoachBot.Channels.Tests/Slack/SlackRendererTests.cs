using CoachBot.Channels.Slack;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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
    public void A_draft_is_there_letter_for_letter() =>
        BlockKit.Json(SlackRenderer.Render(Specimens.All["draft"])).SelectToken("$..elements[?(@.type == 'rich_text_preformatted')].elements[0].text")!.Value<string>()
            .ShouldBe(Specimens.All["draft"].Card!.Draft!.ReplaceLineEndings("\n"));
}
