using static CoachBot.Testing.Slack.BlockKit.Rules;

namespace CoachBot.Testing.Slack.BlockKit;

/// <summary>The <c>rich_text</c> block: sections, lists, quotes and preformatted text, and what stands in them.</summary>
internal static class RichText
{
    private static readonly Rule Style = new Shape(null)
        .May("bold", Flag).May("italic", Flag).May("strike", Flag).May("code", Flag).May("underline", Flag)
        .May("highlight", Flag).May("client_highlight", Flag).May("unlink", Flag).Check;

    private static readonly Shape Words_ = new Shape("text").Needs("text", Words(40_000)).May("style", Style);

    private static readonly Shape Link = new Shape("link").Needs("url", Url).May("text", Words(40_000)).May("unsafe", Flag).May("style", Style);

    private static readonly Rule Inline = ByType(
        Words_,
        Link,
        new Shape("emoji").Needs("name", Words(255)).May("unicode", Words(255)).May("skin_tone", Whole(1, 6)).May("style", Style),
        new Shape("user").Needs("user_id", Words(255)).May("style", Style),
        new Shape("usergroup").Needs("usergroup_id", Words(255)).May("style", Style),
        new Shape("channel").Needs("channel_id", Words(255)).May("style", Style),
        new Shape("broadcast").Needs("range", OneOf("here", "channel", "everyone")).May("style", Style),
        new Shape("color").Needs("value", Like("^#[0-9a-fA-F]{6}$")).May("style", Style),
        new Shape("date").Needs("timestamp", Whole(0, 9_999_999_999)).Needs("format", Words(255)).May("url", Url).May("fallback", Words(3_000)).May("style", Style));

    private static readonly Rule Border = Whole(0, 1);

    private static readonly Shape Section = new Shape("rich_text_section").Needs("elements", List(0, 10_000, Inline));

    public static Shape Block { get; } = new Shape("rich_text").May("block_id", Words(255)).Needs("elements", List(1, 10_000, ByType(
        Section,
        new Shape("rich_text_list").Needs("style", OneOf("bullet", "ordered")).Needs("elements", List(1, 10_000, Section.Check))
            .May("indent", Whole(0, 8)).May("offset", Whole(0, 10_000)).May("border", Border),
        new Shape("rich_text_preformatted").Needs("elements", List(1, 10_000, ByType(Words_, Link))).May("border", Border).May("language", Words(255)),
        new Shape("rich_text_quote").Needs("elements", List(1, 10_000, Inline)).May("border", Border))));
}
