namespace CoachBot.Tests.Conversations;

public class ChoiceMatcherTests
{
    private static readonly Option[] Stages =
    [
        new("applied", "I applied") { Aliases = ["applied", "no interview", "never got an interview"] },
        new("screening", "A first call") { Aliases = ["phone call", "first call"] },
        new("interview", "An interview") { Aliases = ["interview", "second interview", "interviews"] },
        new("final-round", "The final round") { Aliases = ["final", "final round", "final interview"] },
    ];

    private static readonly Option[] Marks = [new("1", "1") { Aliases = ["one"] }, new("3", "3"), new("5", "5") { Aliases = ["five"] }];

    [Theory]
    [InlineData("interview", "interview")]
    [InlineData("Interview!", "interview")]
    [InlineData("it was an interview", "interview")]
    [InlineData("the second interview, I think", "interview")]
    [InlineData("FINAL ROUND", "final-round")]
    [InlineData("the final interview", "final-round")]
    [InlineData("2", "screening")]
    [InlineData(" 4. ", "final-round")]
    [InlineData("no interview", "applied")]
    [InlineData("I never got an interview", "applied")]
    [InlineData("not an interview, a phone call", "screening")]
    [InlineData("an interview, not the final round", "interview")]
    public void One_distinct_hit_is_the_answer(string text, string expected) => (ChoiceMatcher.Match(text, Stages)?.Id).ShouldBe(expected);

    [Theory]
    [InlineData("not interview")]
    [InlineData("not an interview")]
    [InlineData("a phone call and an interview")]
    [InlineData("interviewer")]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("🙂")]
    [InlineData("something else entirely")]
    public void Anything_else_is_no_answer(string text) => ChoiceMatcher.Match(text, Stages).ShouldBeNull();

    [Theory]
    [InlineData("a phone call, then an interview", "interview")]
    [InlineData("interview and then the final round", "final-round")]
    [InlineData("the final round after two interviews", "final-round")]
    [InlineData("interview but not the final round", "interview")]
    public void Of_steps_on_one_way_the_furthest_is_meant(string text, string expected) => (ChoiceMatcher.Match(text, Stages, ordered: true)?.Id).ShouldBe(expected);

    [Theory]
    [InlineData("3", "3")]
    [InlineData("5", "5")]
    [InlineData("five", "5")]
    [InlineData("a 3", "3")]
    public void A_number_that_is_a_label_means_that_label_and_not_a_place_in_the_list(string text, string expected) =>
        (ChoiceMatcher.Match(text, Marks)?.Id).ShouldBe(expected);

    [Fact]
    public void The_same_words_on_two_options_mean_neither()
    {
        Option[] twins = [new("a", "Analyst, Contoso") { Aliases = ["Analyst"] }, new("b", "Analyst, Fabrikam") { Aliases = ["Analyst"] }];

        ChoiceMatcher.Match("analyst", twins).ShouldBeNull();
        ChoiceMatcher.Match("the one at fabrikam", twins).ShouldBeNull();
        ChoiceMatcher.Match("analyst, fabrikam", twins)!.Id.ShouldBe("b");
    }
}
