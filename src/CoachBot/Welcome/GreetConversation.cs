using CoachBot.Understanding;

namespace CoachBot;

/// <summary>A greeting or a thank-you in return, with a way on.</summary>
public sealed class GreetConversation(CopyBook voice) : Conversation<Ended>(Intents.Greet, voice, "Welcome")
{
    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        await scene.Offer("greet");
        return Ended.Here;
    }
}
