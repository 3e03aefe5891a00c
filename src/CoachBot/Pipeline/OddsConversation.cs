using System.Globalization;
using CoachBot.Understanding;

namespace CoachBot;

/// <summary>What is normal, with source and year, and the person's own funnel beside it (coaching.md 7, 38, 42).</summary>
public sealed class OddsConversation(CopyBook voice) : Conversation<Ended>(Intents.ShowOdds, voice, "Odds")
{
    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        await scene.Say("usual");
        var funnel = await scene.Load("funnel", async casebook => Funnel.Of(await casebook.AllAsync<Application>(), await casebook.AllAsync<Rejection>()));
        if (funnel.Applied == 0)
        {
            await scene.Offer("empty");
            return Ended.Here;
        }

        await scene.Show("yours", Picture(scene, funnel));
        if (funnel.Applied < Funnel.Enough)
        {
            await scene.Say("few", new { enough = Funnel.Enough });
            return Ended.Here;
        }

        var (low, high) = funnel.Interval();
        await scene.Say("rate", new { interviewed = funnel.Interviewed, applied = funnel.Applied, percent = Whole(funnel.Percent()), low = Whole(low), high = Whole(high) });
        await scene.Say(high < Funnel.UsualPercent ? "below" : low > Funnel.UsualPercent ? "above" : "within", new { usual = Funnel.UsualPercent });
        return Ended.Here;
    }

    private static Card Picture(Scene scene, Funnel funnel) => new(scene.Words("funnel-title"))
    {
        Chart = new Chart(
            scene.Words("chart-title"),
            [
                new Bar(scene.Words("bar-applied"), funnel.Applied),
                new Bar(scene.Words("bar-talked"), funnel.Talked),
                new Bar(scene.Words("bar-interviewed"), funnel.Interviewed),
                new Bar(scene.Words("bar-final"), funnel.Final),
                new Bar(scene.Words("bar-offers"), funnel.Offers),
            ]),
    };

    private static string Whole(double percent) => Math.Round(percent).ToString(CultureInfo.InvariantCulture);
}
