namespace CoachBot.Tests.Messages;

public class MarkdownTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("*bold* _it_ `code`", @"\*bold\* \_it\_ \`code\`")]
    [InlineData("[x](https://evil.example)", @"\[x\]\(https://evil.example\)")]
    [InlineData("<!channel> & <@U1>", @"\<\!channel\> \& \<@U1\>")]
    [InlineData("# title\n- item\r\n1+1", @"\# title \- item  1\+1")]
    [InlineData("a\u202Eb\u2066c\u200Bd\uFEFFe", "abcde")]
    [InlineData("👩\u200D💻 مرحبا", "👩\u200D💻 مرحبا")]
    [InlineData("\\*", @"\\\*")]
    public void A_persons_words_stay_words(string text, string expected) => Markdown.Escape(text).ShouldBe(expected);

    [Theory]
    [InlineData('a', true)]
    [InlineData('م', true)]
    [InlineData('\u200B', false)]
    [InlineData('\u200D', false)]
    [InlineData('\u00A0', false)]
    [InlineData('\n', false)]
    public void What_shows_is_told_from_what_does_not(char c, bool visible) => Markdown.IsVisible(c).ShouldBe(visible);
}
