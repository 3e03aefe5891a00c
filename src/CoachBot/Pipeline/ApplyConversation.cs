using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Notes a new application, and how many coals are in the fire (coaching.md 36).</summary>
public sealed class ApplyConversation(CopyBook voice) : Conversation<Application>(Intents.AddApplication, voice, "Apply")
{
    private readonly CopyFile pictures = voice["Pipeline"];

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) => ApplicationTalk.Given(text, understood);

    protected override async Task<Application?> PlayAsync(Scene scene)
    {
        var id = await scene.NewId("id");
        var company = await scene.Ask("company");
        var role = await scene.Ask("role", new { company });
        var application = new Application(id, company, role, Standing.Applied, scene.Today, scene.Today);
        await scene.Do("save", casebook =>
        {
            casebook.Put(application);
            return Task.CompletedTask;
        });

        var active = await scene.Load("active", async casebook => await Applications.ActiveAsync(casebook));
        await scene.Show("saved", Applications.Picture(active, pictures));
        await scene.Say(active.Count < Applications.Enough ? "few" : "enough", new { count = active.Count });
        return application;
    }
}
