using CoachBot.Understanding;

namespace CoachBot.Tests.Reply;

/// <summary>Capabilities 18, 20 and 24: every letter that the coach can compose is fit to send, whole, and true.</summary>
public class LetterTests
{
    private static readonly ToneGuard Guard = new();
    private static readonly CopyFile Copy = CopyBook.Load(typeof(Letter).Assembly)["Reply"];

    [Fact]
    public void Every_letter_is_fit_to_send() =>
        Letters().Select(letter => letter.Text).Distinct(StringComparer.Ordinal).SelectMany(text => Guard.Check(text).Findings).Select(finding => finding.Quote).Distinct(StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void No_placeholder_is_left_and_no_name_is_lost()
    {
        foreach (var (letter, text) in Letters())
        {
            text.ShouldNotContain("{");
            text.ShouldNotContain("}");
            text.ShouldContain(letter.Role);
            if (letter.By != Way.Phone)
            {
                text.ShouldContain(letter.Company);
                text.ShouldEndWith(letter.From);
                (letter.To ?? letter.From).Split(' ').ShouldContain(name => text.Contains(name, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_thank_you_asks_for_feedback_only_when_it_should() =>
        Thanks(By(Way.Email) with { Feedback = false }, new Manner(Warmth.Plain, Short: false)).ShouldNotContain("?");

    [Theory]
    [InlineData("nurse")]
    [InlineData("")]
    public void A_line_after_a_request_without_an_answer_is_fit_to_send_and_leaves_a_way_out_20(string role)
    {
        foreach (var warmth in Enum.GetValues<Warmth>())
        {
            var text = (By(Way.Letter) with { Role = role }).Nudge(new Manner(warmth, Short: true), Copy);

            Guard.Check(text).Findings.ShouldBeEmpty(text);
            text.ShouldContain("if not");
            text.ShouldContain(role);
        }
    }

    [Fact]
    public void A_shorter_letter_is_shorter()
    {
        foreach (var warmth in Enum.GetValues<Warmth>())
        {
            Thanks(By(Way.Email), new Manner(warmth, Short: true)).Length.ShouldBeLessThan(Thanks(By(Way.Email), new Manner(warmth, Short: false)).Length);
        }
    }

    private static IEnumerable<(Letter Letter, string Text)> Letters()
    {
        bool[] either = [true, false];
        return from way in Enum.GetValues<Way>()
               from warmth in Enum.GetValues<Warmth>()
               from isShort in either
               from stillWants in either
               from feedback in either
               from nearMiss in either
               from enjoyed in new[] { null, "the tour of the lab and the questions about rota planning" }
               from to in new[] { null, "Sarah Whitfield", "Dr Osei" }
               let letter = By(way) with { To = to, Enjoyed = enjoyed, StillWants = stillWants, Feedback = feedback, NearMiss = nearMiss }
               let manner = new Manner(warmth, isShort)
               from text in new[] { Thanks(letter, manner), letter.FeedbackRequest(manner, Copy) }
               select (letter, text);
    }

    private static string Thanks(Letter letter, Manner manner) => letter.ThankYou(manner, Copy);

    private static Letter By(Way way) => new("Contoso", "Data Analyst", "Sarah", "Maya Patel", "meeting the team", StillWants: true, Feedback: true, NearMiss: false, Reason: null, way);
}
