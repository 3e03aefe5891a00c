using NodaTime;

namespace CoachBot.Tests.StayInTouch;

/// <summary>Capabilities 29, 30, 32 and 34: what people tell of being in touch, and what comes next.</summary>
public class TouchTests
{
    private static readonly LocalDate Today = new(2026, 11, 25);

    [Theory]
    [InlineData("had coffee with Sam today", 0)]
    [InlineData("rang Kenji earlier", 0)]
    [InlineData("this morning", 0)]
    [InlineData("yesterday evening", 1)]
    [InlineData("the day before yesterday", 2)]
    [InlineData("last Tuesday", 1)]
    [InlineData("on Wednesday", 7)]
    [InlineData("three days ago", 3)]
    [InlineData("a couple of weeks ago", 14)]
    [InlineData("last week", 7)]
    public void A_day_that_has_been_is_understood_29(string words, int daysAgo) => PastDay.Read(words, Today).ShouldBe(Today.PlusDays(-daysAgo));

    [Theory]
    [InlineData("sometime")]
    [InlineData("next week")]
    [InlineData("999 weeks ago")]
    [InlineData("")]
    public void What_names_no_past_day_is_none(string words) => PastDay.Read(words, Today).ShouldBeNull();

    [Theory]
    [InlineData("had coffee with Sam today", TouchKind.Coffee)]
    [InlineData("rang Kenji earlier", TouchKind.Call)]
    [InlineData("sent Priya that article", TouchKind.Article)]
    [InlineData("ran into Ruth at the market", TouchKind.Meeting)]
    [InlineData("emailed Dr Osei yesterday", TouchKind.Message)]
    public void How_they_were_in_touch_is_understood_29(string text, TouchKind how) => TouchWords.Read(text).ShouldBe(how);

    [Theory]
    [InlineData("it's Sam Okafor, the hiring manager", "Sam Okafor", ContactKind.HiringManager)]
    [InlineData("their recruiter", "the recruiter", ContactKind.Recruiter)]
    [InlineData("Priya Nair (HR)", "Priya Nair", ContactKind.HumanResources)]
    [InlineData("Ruth Hēnare", "Ruth Hēnare", null)]
    public void A_name_is_told_from_what_somebody_does_29(string words, string name, ContactKind? who) =>
        (PersonName.Of(words), PersonName.WhoIn(words)).ShouldBe((name, who));

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("what reminders do I have for next week please")]
    public void An_answer_or_a_sentence_is_no_name(string words) => PersonName.CanBe(words).ShouldBeFalse();

    [Fact]
    public void Whoever_decides_gets_an_article_first_and_a_meeting_months_later_34()
    {
        var contact = Somebody(ContactKind.HiringManager);

        TouchIdea.For(contact, Today.PlusMonths(-1), Today).ShouldBe(TouchKind.Article);
        TouchIdea.For(contact, Today.PlusMonths(-6), Today).ShouldBe(TouchKind.Meeting);
        TouchIdea.For(contact.Touched(new Touch(Today.PlusMonths(-1), TouchKind.Meeting)), Today.PlusMonths(-6), Today).ShouldBe(TouchKind.Article);
    }

    [Fact]
    public void People_from_inside_are_asked_for_a_coffee_and_not_again_for_half_a_year_32()
    {
        var contact = Somebody(ContactKind.FormerEmployee);

        TouchIdea.For(contact, null, Today).ShouldBe(TouchKind.Coffee);
        TouchIdea.For(contact.Touched(new Touch(Today.PlusMonths(-2), TouchKind.Coffee)), null, Today).ShouldBe(TouchKind.Article);
        TouchIdea.For(contact.Touched(new Touch(Today.PlusMonths(-7), TouchKind.Coffee)), null, Today).ShouldBe(TouchKind.Coffee);
    }

    [Fact]
    public void A_note_that_was_sent_is_not_brought_again_30()
    {
        var contact = Somebody(ContactKind.Interviewer) with { CheckIns = new CheckIns(TouchKind.Article, "Hello") };

        contact.Touched(new Touch(Today, TouchKind.Article)).CheckIns!.Note.ShouldBeNull();
        contact.Touched(new Touch(Today, TouchKind.Call)).CheckIns!.Note.ShouldBe("Hello");
    }

    [Fact]
    public void The_circle_names_the_side_where_nobody_is_known_33()
    {
        var copy = CopyBook.Load(typeof(Contact).Assembly)["StayInTouch"];

        var card = CheckInCards.Circle("Contoso", [Somebody(ContactKind.HiringManager), Somebody(ContactKind.Recruiter)], copy);

        card.Steps.Select(s => s.State).ShouldBe([StepState.Done, StepState.Done, StepState.Open, StepState.Open]);
        card.Text.ShouldBe(copy["gap-works"].Plain());
    }

    [Fact]
    public void The_picture_has_a_filled_circle_for_every_week_with_a_check_in_30()
    {
        var copy = CopyBook.Load(typeof(Contact).Assembly)["StayInTouch"];

        var card = CheckInCards.Ahead([new CheckInAhead(new LocalDate(2027, 1, 12), "Sam", TouchKind.Coffee)], Today, copy);

        card.Facts.Single(f => f.Name == "Jan 2027").Value.ShouldBe("○●○○○  Tue 12 Sam (a coffee)");
        card.Facts.Single(f => f.Name == "Dec 2026").Value.ShouldBe("○○○○○");
    }

    private static Contact Somebody(ContactKind who) => new("1", "Ruth Hēnare", who, "Contoso");
}
