using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Hands the person everything the coach holds about them (coaching.md 47).</summary>
public sealed class ExportConversation(CopyBook voice) : Conversation<Ended>(Intents.ExportData, voice, "Privacy")
{
    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        await scene.HandOver("export");
        return Ended.Here;
    }
}
