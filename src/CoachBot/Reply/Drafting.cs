using CoachBot.Understanding;

namespace CoachBot;

/// <summary>
/// The draft is the person's (coaching.md 23): shown, then shorter, warmer, more formal or their own words, until they call it
/// ready. What could hurt them in words of their own is quoted with a reason, and a softer wording offered (24); they decide.
/// </summary>
public static class Drafting
{
    /// <returns>The words that were called ready.</returns>
    public static async Task<string> PolishAsync(Scene scene, Func<Manner, string> compose, IToneGuard tone)
    {
        var manner = new Manner(Warmth.Plain, Short: false);
        var text = compose(manner);
        for (var attempt = 1; ; attempt++)
        {
            switch (await scene.Choose("draft", card: new Card(scene.Words("draft-title")) { Draft = text }, attempt: attempt))
            {
                case "ready":
                    return text;
                case "edit":
                    text = await MindTheToneAsync(scene, await scene.Ask("edit", attempt: attempt, begin: text), tone, attempt);
                    continue;
                case "shorter":
                    manner = manner with { Short = true };
                    break;
                case "longer":
                    manner = manner with { Short = false };
                    break;
                case "warmer":
                    manner = manner with { Warmth = Warmth.Warm };
                    break;
                default:
                    manner = manner with { Warmth = Warmth.Formal };
                    break;
            }
            text = compose(manner);
        }
    }

    private static async Task<string> MindTheToneAsync(Scene scene, string text, IToneGuard tone, int draft)
    {
        for (var attempt = draft * 100; tone.Check(text) is { Verdict: not "send", Findings: [var finding, ..] }; attempt++)
        {
            var softer = tone.Rewrite(text);
            switch (await scene.Choose("tone", new { quote = finding.Quote, why = finding.Why }, new Card(scene.Words("softer-title")) { Draft = softer }, attempt))
            {
                case "softer":
                    return softer;
                case "mine":
                    return text;
            }
            text = await scene.Ask("tone-edit", attempt: attempt, begin: text);
        }
        return text;
    }
}
