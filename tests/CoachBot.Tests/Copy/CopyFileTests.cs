namespace CoachBot.Tests.Copy;

/// <summary>The form of a copy file, and what is said of one that does not have it.</summary>
public class CopyFileTests
{
    [Fact]
    public void A_text_its_variants_its_retry_and_its_choices_are_read()
    {
        var file = CopyFile.Parse("Test", """
            # A heading that nobody says

            ## one
            First line
            second line.

            Second paragraph.

            ## two
            - A variant
              of two lines
            - Another

            ### retry
            Again?

            ### choices
            - yes: Yes, please | yep | sure
            - no: No
            """);

        file["one"].Variants.ShouldBe(["First line\nsecond line.\n\nSecond paragraph."]);
        file["two"].Variants.ShouldBe(["A variant\nof two lines", "Another"]);
        file["two"].Retry.ShouldBe(["Again?"]);
        file["two"].Choices.Select(c => (c.Id, c.Label, string.Join(',', c.Aliases))).ShouldBe([("yes", "Yes, please", "yep,sure"), ("no", "No", "")]);
        CopyFile.Parse("Test", "## a\r\nText\r\n")["a"].Variants.ShouldBe(["Text"]);
    }

    [Theory]
    [InlineData("# T\n\n## a\nText\n\n## a\nText", 6, "## a' is there twice")]
    [InlineData("# T\n\n## a\n\n## b\nText", 3, "## a' says nothing")]
    [InlineData("## a\nText\n\n### more\nText", 1, "### more' is neither retry nor choices")]
    [InlineData("## a\nText\n\n### choices\n- Yes", 1, "- Yes' is not '- id: Label | other words'")]
    [InlineData("## a\nText\n\n### choices\n- Yes: yes", 1, "is not '- id: Label | other words'")]
    public void What_is_wrong_is_said_with_its_line(string content, int line, string what)
    {
        var problem = Should.Throw<CopyException>(() => CopyFile.Parse("Test", content)).Message;

        problem.ShouldStartWith("Test.copy.md, ");
        problem.ShouldContain($"line {line}:");
        problem.ShouldContain(what);
    }

    [Fact]
    public void A_missing_file_id_or_value_is_named()
    {
        var book = new CopyBook([CopyFile.Parse("Test", "## a\n{company} called.")]);

        Should.Throw<CopyException>(() => book["Other"]).Message.ShouldBe("There is no Other.copy.md.");
        Should.Throw<CopyException>(() => book["Test"]["b"]).Message.ShouldBe("Test.copy.md has no '## b'.");
        Should.Throw<CopyException>(() => book["Test"]["a"].Say(new { firm = "x" }, 0)).Message.ShouldBe("'## a' needs {company}, and it was not given.");
    }

    [Fact]
    public void A_persons_words_are_escaped_in_what_is_said_and_plain_in_a_draft()
    {
        var text = CopyFile.Parse("Test", "## a\n**{who}** on {day}, {count}.")["a"];
        var values = new { who = "*M* <x>", day = new NodaTime.LocalDate(2026, 3, 4), count = 1.5 };

        text.Say(values, 0).ShouldBe(@"**\*M\* \<x\>** on 4 March 2026, 1.5.");
        text.Plain(values).ShouldBe("**_M_ <x>** on 4 March 2026, 1.5.".Replace("_", "*", StringComparison.Ordinal));
    }

    [Fact]
    public void A_seed_chooses_among_the_variants_and_any_seed_will_do()
    {
        var text = CopyFile.Parse("Test", "## a\n- one\n- two\n- three")["a"];

        new[] { 0, 1, 2, 3, int.MaxValue, -1 }.Select(seed => text.Say(null, seed)).ShouldBe(["one", "two", "three", "one", "two", "one"]);
        Enumerable.Range(0, 30).Select(seed => text.Say(null, seed)).Distinct().Count().ShouldBe(3);
    }
}
