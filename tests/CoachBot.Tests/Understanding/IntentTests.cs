using CoachBot.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Understanding;

public class IntentTests
{
    [Fact]
    public void The_check_set_is_large_enough_to_mean_something()
    {
        var checks = IntentCheck.In("intents");
        checks.Count.ShouldBeGreaterThanOrEqualTo(600);
        checks.Count(check => check.Intent == Intents.None).ShouldBeGreaterThanOrEqualTo(100);
        checks.Select(check => check.Intent).Distinct().Except(Intents.All).ShouldBeEmpty();
        Intents.All.Except(checks.Select(check => check.Intent)).ShouldBe([Intents.Crisis]);
    }

    [Fact]
    public void What_people_ask_for_is_understood()
    {
        var (share, misses) = IntentCheck.Share(InScope(), (check, read) => read.Intent == check.Intent);
        share.ShouldBeGreaterThanOrEqualTo(0.95, misses);
    }

    [Fact]
    public void What_the_coach_does_not_do_is_turned_away()
    {
        var outside = IntentCheck.In("intents").Where(check => check.Intent == Intents.None);
        var (share, misses) = IntentCheck.Share(outside, (_, read) => read.Intent == Intents.None);
        share.ShouldBeGreaterThanOrEqualTo(0.9, misses);
    }

    [Fact]
    public void Hardly_a_wish_is_lost_to_none()
    {
        var (share, misses) = IntentCheck.Share(InScope(), (_, read) => read.Intent != Intents.None);
        share.ShouldBeGreaterThanOrEqualTo(0.97, misses);
    }

    [Fact]
    public void Confidence_means_what_it_says()
    {
        var read = IntentCheck.In("intents").Select(check => (check, Said: IntentCheck.Reader.Read(check.Text))).ToList();
        var gap = read.GroupBy(each => Math.Min(9, (int)(each.Said.Confidence * 10)))
            .Sum(bin => Math.Abs(bin.Sum(each => each.Said.Confidence) - bin.Count(each => each.Said.Intent == each.check.Intent)));
        (gap / read.Count).ShouldBeLessThan(0.08);
    }

    [Fact]
    public void Any_text_at_all_gets_an_answer() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        {
            var read = IntentCheck.Reader.Read(text ?? "");
            return Intents.All.Contains(read.Intent) && read.Confidence is >= 0 and <= 1;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_said_asks_for_nothing(string text) => IntentCheck.Reader.Read(text).Intent.ShouldBe(Intents.None);

    [Theory]
    [InlineData("I'm so gutted about it all. Can you remind me on Monday to email Priya?", Intents.SetReminder)]
    [InlineData("Cried all morning. Anyway, show me my applications.", Intents.ShowPipeline)]
    [InlineData("They turned me down and I feel stupid. How do I ask them why?", Intents.AskFeedback)]
    public void Between_a_feeling_and_a_wish_the_wish_is_the_intent(string text, string intent) => IntentCheck.Reader.Read(text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("delte all my dta", Intents.ForgetMe)]
    [InlineData("show my remidners", Intents.ShowReminders)]
    [InlineData("lets practise intervew questons", Intents.PractiseInterview)]
    public void Slips_of_the_keys_do_no_harm(string text, string intent) => IntentCheck.Reader.Read(text).Intent.ShouldBe(intent);

    [Fact]
    public void Slots_hold_the_words_as_written()
    {
        var checks = IntentCheck.In("slots");
        checks.Count.ShouldBeGreaterThanOrEqualTo(150);
        var (share, misses) = IntentCheck.Share(checks, (check, read) => read.Slots == check.Slots);
        share.ShouldBeGreaterThanOrEqualTo(0.95, misses);
    }

    [Theory]
    [InlineData("the company turned me down")]
    [InlineData("It's a no from them")]
    [InlineData("I didn't get the job, work chose someone else")]
    [InlineData("Will they call? May I ask them why?")]
    public void What_is_no_name_fills_no_slot(string text)
    {
        var slots = IntentCheck.Reader.Read(text).Slots;
        (slots.Company, slots.Person).ShouldBe((null, null));
    }

    private static IEnumerable<IntentCheck> InScope() => IntentCheck.In("intents").Where(check => check.Intent != Intents.None);
}
