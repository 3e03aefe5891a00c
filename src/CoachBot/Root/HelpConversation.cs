using CoachBot.Understanding;

namespace CoachBot;

/// <summary>What the coach can do, and what it cannot (coaching.md 44, 48).</summary>
public sealed class HelpConversation(CopyBook voice) : Conversation<Ended>(Intents.Help, voice, "Root")
{
    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        await scene.Offer("help");
        return Ended.Here;
    }
}
