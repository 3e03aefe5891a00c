using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

public class CrisisTests
{
    [Fact]
    public void A_cry_for_help_is_heard()
    {
        var checks = IntentCheck.In("crisis");
        checks.Count.ShouldBeGreaterThanOrEqualTo(150);
        var (share, misses) = IntentCheck.Share(checks, (_, read) => read.Intent == Intents.Crisis);
        share.ShouldBeGreaterThanOrEqualTo(0.99, misses);
    }

    [Fact]
    public void An_idiom_is_mostly_no_alarm()
    {
        var checks = IntentCheck.In("lookalikes");
        checks.Count.ShouldBeGreaterThanOrEqualTo(150);
        var (share, misses) = IntentCheck.Share(checks, (_, read) => read.Intent != Intents.Crisis);
        share.ShouldBeGreaterThanOrEqualTo(0.97, misses);
    }

    [Fact]
    public void What_people_ask_every_day_is_no_alarm()
    {
        var (share, alarms) = IntentCheck.Share(IntentCheck.In("intents"), (_, read) => read.Intent != Intents.Crisis);
        share.ShouldBeGreaterThanOrEqualTo(0.99, alarms);
    }

    [Theory]
    [InlineData("Thanks for the reminder. I went to the interview, it was fine, they were nice, I did the task. I still want to die.")]
    [InlineData("KMS")]
    [InlineData("i want to killl myself")]
    public void Danger_is_heard_wherever_it_stands(string text) => IntentCheck.Reader.Read(text).Intent.ShouldBe(Intents.Crisis);

    [Fact]
    public void Danger_at_the_end_of_a_long_paste_is_heard() =>
        IntentCheck.Reader.Read(string.Concat(Enumerable.Repeat("The panel asked about budgets and I answered at length. ", 400)) + "I can't live with it, I want to die.")
            .Intent.ShouldBe(Intents.Crisis);
}
