using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Erases everything the coach holds about the person, after one plain question (coaching.md 47).</summary>
public sealed class ForgetConversation(CopyBook voice) : Conversation<Ended>(Intents.ForgetMe, voice, "Privacy")
{
    protected override async Task<Ended?> PlayAsync(Scene scene)
    {
        if (await scene.Choose("forget") == "keep")
        {
            await scene.Say("kept");
            return Ended.Here;
        }
        await scene.Do("erase", casebook =>
        {
            casebook.Forget();
            return Task.CompletedTask;
        });
        await scene.Say("forgotten");
        return Ended.Everything;
    }
}
