using CoachBot.Testing;
using NodaTime;

namespace CoachBot.Tests.Pipeline;

/// <summary>How far applications got (coaching.md 38).</summary>
public class FunnelTests
{
    private static readonly LocalDate Day = new(2026, 11, 2);

    [Fact]
    public void Every_application_counts_once_and_a_no_says_how_far_it_got_38()
    {
        var funnel = Funnel.Of(
            [Application("Contoso", Standing.Applied), Application("Fabrikam", Standing.Offer), Application("Litware", Standing.Rejected), Application("Tailspin", Standing.Withdrawn), Application("Adatum", Standing.Rejected)],
            [No(" litware ", Stage.FinalRound), No("Northwind", Stage.Screening)]);

        funnel.ShouldBe(new Funnel(Applied: 6, Talked: 3, Interviewed: 2, Final: 2, Offers: 1));
    }

    /// <summary>Against published values of Wilson's score interval.</summary>
    [Theory]
    [InlineData(1, 10, 1.79, 40.42)]
    [InlineData(0, 10, 0, 27.75)]
    [InlineData(10, 20, 29.93, 70.07)]
    [InlineData(2, 50, 1.10, 13.46)]
    [InlineData(10, 10, 72.25, 100)]
    public void The_interval_is_Wilsons(int interviewed, int applied, double low, double high)
    {
        var interval = new Funnel(applied, interviewed, interviewed, 0, 0).Interval();

        interval.Low.ShouldBe(low, 0.01);
        interval.High.ShouldBe(high, 0.01);
    }

    [Theory]
    [InlineData(9, 3, "From 10 applications on")]
    [InlineData(10, 1, "lies within that")]
    [InlineData(40, 1, "That is less than the old average")]
    [InlineData(12, 9, "That is more than the old average")]
    public async Task A_rate_comes_with_its_interval_and_not_before_ten_38(int applied, int interviewed, string verdict)
    {
        await using var maya = new CoachHarness();
        await maya.SayAsync("hello");
        var casebook = await maya.CasebookAsync();
        for (var i = 0; i < applied; i++)
            casebook.Put(Application($"Company {i}", i < interviewed ? Standing.Interview : Standing.Applied));
        await casebook.CommitAsync(CancellationToken.None);

        await maya.SayAsync("what are my odds");

        maya.Text.ShouldContain(verdict);
        maya.Text.Contains("came to an interview", StringComparison.Ordinal).ShouldBe(applied >= Funnel.Enough);
        maya.Replies.Single(r => r.Card is not null).Card!.Chart!.Bars.Select(b => b.Value).ShouldBe([applied, interviewed, interviewed, 0, 0]);
    }

    private static Application Application(string company, Standing standing) => new(RecordId.New(DateTimeOffset.UnixEpoch), company, "Analyst", standing, Day, Day);

    private static Rejection No(string company, Stage stage) => new(RecordId.New(DateTimeOffset.UnixEpoch), company, "analyst", stage, Day, News.Email, null, null, Dream: false, null);
}
