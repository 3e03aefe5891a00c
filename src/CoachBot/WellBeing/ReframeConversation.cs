using CoachBot.Understanding;

namespace CoachBot;

/// <summary>A discouraging thought, and another way to look at it (coaching.md 4). Feelings come first, advice does not.</summary>
public sealed class ReframeConversation(CopyBook voice) : Conversation<Ended>(Intents.Reframe, voice, "Reframe")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) =>
        new Dictionary<string, Heard>(StringComparer.Ordinal) { ["thought"] = new(text) };

    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        await scene.Say("heard");
        var thought = await scene.Choose<Thought>("thought");
        await scene.Say("reframe-" + PlanCards.NameOf(thought));
        await scene.Offer("next");
        return Ended.Here;
    }
}

/// <summary>The thoughts that come after a rejection.</summary>
public enum Thought
{
    ItIsOver,
    WentSoWell,
    NoInterview,
    NotGoodEnough,
    TooLate,
    SomethingElse,
}
