using CoachBot.Channels.Slack;

namespace CoachBot.Channels.Tests.Slack;

public class SlackTextTests
{
    [Theory]
    [InlineData("I was at R&amp;D &lt;team&gt;", "I was at R&D <team>")]
    [InlineData("see <https://contoso.example/jobs>", "see https://contoso.example/jobs")]
    [InlineData("see <https://contoso.example/jobs|the advert>", "see the advert")]
    [InlineData("<mailto:sam@contoso.example|sam@contoso.example> wrote", "sam@contoso.example wrote")]
    [InlineData("ring <tel:+442079460000>", "ring +442079460000")]
    [InlineData("<@U0SAM|sam> said no in <#C1|jobs>", "sam said no in jobs")]
    [InlineData("<!channel> hi", "hi")]
    [InlineData("a &amp;lt; b", "a &lt; b")]
    [InlineData("  two\r\nlines  ", "two\nlines")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    public void Words_come_as_they_were_typed(string slacks, string typed) => SlackText.Plain(slacks).ShouldBe(typed);

    [Fact]
    public void Being_called_by_name_is_no_word() => SlackText.WithoutMention("<@U0COACH> I didn't get it", "U0COACH").ShouldBe("I didn't get it");
}
