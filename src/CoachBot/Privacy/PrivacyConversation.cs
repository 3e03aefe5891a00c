using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Who can see what, what is stored, and how to leave (coaching.md 47).</summary>
public sealed class PrivacyConversation(CopyBook voice) : Conversation<Ended>(Intents.Privacy, voice, "Privacy")
{
    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        await scene.Say("privacy");
        return Ended.Here;
    }
}
