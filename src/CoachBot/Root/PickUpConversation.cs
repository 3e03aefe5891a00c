using CoachBot.Understanding;

namespace CoachBot;

/// <summary>After a day away in the middle of a talk: asks whether to go on, and loses nothing of what was just said.</summary>
public sealed class PickUpConversation(CopyBook voice) : Conversation<Resumption>(DialogId, voice, "Root")
{
    public const string DialogId = "pick-up";

    /// <summary>From it on, words are a greeting and no answer to hold.</summary>
    private const double SureGreeting = 0.75;

    private const string What = "what";
    private const string Said = "said";

    public static Opening Opening(string title, Understood said) => new(Nothing)
    {
        Known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [What] = title,
            [Said] = said is { Intent: Intents.Greet, Confidence: >= SureGreeting } ? "" : said.Text,
        },
    };

    protected override async Task<Resumption?> PlayAsync(Scene scene)
    {
        var said = scene.Known(Said)!;
        switch (await scene.Choose("after-a-day", new { what = scene.Known(What) }))
        {
            case "go-on":
                return new Resumption(ResumptionWay.GoOn, said.Length > 0 ? new Heard(said) : null);
            case "start-over":
                return new Resumption(ResumptionWay.StartOver);
            default:
                await scene.Say("put-aside");
                if (said.Length > 0)
                    scene.GoOnWith(new Handover(null) { Text = said });
                return new Resumption(ResumptionWay.Leave);
        }
    }
}
