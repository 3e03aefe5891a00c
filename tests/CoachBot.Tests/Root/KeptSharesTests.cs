namespace CoachBot.Tests.Root;

public sealed class KeptSharesTests
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_kept_and_what_is_spaced_stay_under_the_limit_together()
    {
        var kept = KeptShares.None;
        foreach (var holder in (string[])["a", "b", "c", "d"])
            kept = kept.Keep(holder, 5, Spacing, Now, Now)!.Value.All;

        kept.Widen(Spacing, Now).ShouldBe(TimeSpan.FromSeconds(1) / (50 - 20), TimeSpan.FromTicks(1));
        kept.Widen(Spacing, Now + (2 * KeptShares.Length)).ShouldBe(Spacing, "nobody prolonged any");
    }

    [Fact]
    public void A_good_part_is_left_for_those_who_take_slots()
    {
        var kept = KeptShares.None.Keep("a", 20, Spacing, Now, Now)!.Value.All;

        kept.Keep("b", 11, Spacing, Now, Now).ShouldBeNull();
        kept.Keep("b", 10, Spacing, Now, Now).ShouldNotBeNull();
        kept.Keep("b", 11, Spacing, Now + (2 * KeptShares.Length), Now).ShouldNotBeNull("the other's has lapsed");
    }

    [Fact]
    public void A_share_begins_behind_the_slots_that_are_given_away_and_goes_on_when_it_is_prolonged()
    {
        var (all, mine) = KeptShares.None.Keep("a", 5, Spacing, Now, Now.AddSeconds(3))!.Value;
        (mine.IsValid(Now), mine.IsValid(Now.AddSeconds(3))).ShouldBe((false, true));

        var later = Now.AddSeconds(40);
        var (prolonged, still) = all.Keep("a", 5, Spacing, later, later.AddSeconds(9))!.Value;

        still.ShouldBe(new KeptShare("a", 5, Now.AddSeconds(3), later + KeptShares.Length));
        prolonged.All.ShouldHaveSingleItem();
    }

    [Fact]
    public void It_is_kept_as_text()
    {
        var kept = KeptShares.None.Keep("a/0", 5, Spacing, Now, Now)!.Value.All.Keep("b/0", 7, Spacing, Now, Now.AddSeconds(1))!.Value.All;

        KeptShares.Parse(kept.ToString()).All.ShouldBe(kept.All);
        KeptShares.Parse(null).All.ShouldBeEmpty();
    }
}
