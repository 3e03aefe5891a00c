using Newtonsoft.Json.Linq;

namespace CoachBot.Tests.Conversations;

public class JournalTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly Journal journal = new([]);

    [Fact]
    public void An_answer_comes_back_with_its_time_and_a_skipped_one_is_an_answer()
    {
        journal.Answer("a", "one", Monday);
        journal.Answer("b", JValue.CreateNull(), Monday);

        journal.TryAnswer("a", out var answer, out var heard).ShouldBeTrue();
        ((string?)answer, heard).ShouldBe(("one", true));
        journal.TimeOf("a").ShouldBe(Monday);
        journal.TryAnswer("b", out var skipped, out _).ShouldBeTrue();
        skipped!.Type.ShouldBe(JTokenType.Null);
        journal.TryAnswer("c", out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void What_was_heard_is_no_answer_until_it_is_judged()
    {
        journal.Hear("a", new Heard("words", "choice"), Monday);

        journal.TryAnswer("a", out _, out _).ShouldBeFalse();
        journal.Unjudged("a").ShouldBe(new Heard("words", "choice"));
        journal.HasAnswers.ShouldBeFalse();
    }

    [Fact]
    public void Going_back_drops_the_last_answer_and_all_that_came_of_it()
    {
        journal.Say("hello");
        journal.Answer("a", "1", Monday);
        journal.Say("between");
        journal.Give("b", "2", Monday);
        journal.Say("after");
        journal.Load("loaded", 3);

        journal.GoBack().ShouldBeTrue();
        journal.Json.Properties().Select(p => p.Name).ShouldBe(["say:hello", "a", "say:between"]);
        journal.GoBack().ShouldBeTrue();
        journal.Json.Properties().Select(p => p.Name).ShouldBe(["say:hello"]);
        journal.GoBack().ShouldBeFalse();
    }

    [Fact]
    public void Going_back_does_not_cross_what_was_done()
    {
        journal.Answer("a", "1", Monday);
        journal.Do("save");

        journal.GoBack().ShouldBeFalse();
        journal.HasDone.ShouldBeTrue();
        journal.Answer("b", "2", Monday);
        journal.GoBack().ShouldBeTrue();
        journal.GoBack().ShouldBeFalse();
        journal.TryAnswer("a", out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_key_of_words_said_and_of_a_question_may_be_the_same()
    {
        journal.Say("odds");
        journal.Do("odds");
        journal.Answer("odds", "1", Monday);

        (journal.IsSaid("odds"), journal.IsDone("odds"), journal.TryAnswer("odds", out _, out _)).ShouldBe((true, true, true));
    }
}
