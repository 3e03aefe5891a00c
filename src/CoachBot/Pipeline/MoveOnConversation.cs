using CoachBot.Understanding;

namespace CoachBot;

/// <summary>Moves an application to where it stands now; a no goes on to what the coach does after a no.</summary>
public sealed class MoveOnConversation(CopyBook voice) : Conversation<Application>(Intents.UpdateApplication, voice, "MoveOn")
{
    private const int MostOffered = 6;
    private const string Another = "another";

    private readonly CopyFile pictures = voice["Pipeline"];

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) => ApplicationTalk.Given(text, understood);

    protected override async Task<Application?> PlayAsync(Scene scene)
    {
        var application = await WhichAsync(scene);
        var to = await scene.Choose<Standing>("stage", new { company = application.Company }, ordered: true);
        if (to == Standing.Rejected)
        {
            scene.GoOnWith(new Handover(Intents.LogRejection, new Dictionary<string, Heard>(StringComparer.Ordinal)
            {
                ["company"] = new(application.Company),
                ["role"] = new(application.Role),
            }));
            return application;
        }

        application = application.Move(to, scene.Today);
        await scene.Do("save", casebook =>
        {
            casebook.Put(application);
            return Task.CompletedTask;
        });
        await scene.Say("moved-" + PlanCards.NameOf(to), new { company = application.Company });
        var active = await scene.Load("active", async casebook => await Applications.ActiveAsync(casebook));
        if (active.Count > 0)
            await scene.Show("standing", Applications.Picture(active, pictures));
        return application;
    }

    /// <summary>One that the coach knows, or one that it hears of now.</summary>
    private static async Task<Application> WhichAsync(Scene scene)
    {
        var active = await scene.Load("known", async casebook => (await Applications.ActiveAsync(casebook)).Reverse().Take(MostOffered).ToList());
        if (active.Count > 0)
        {
            var options = active.Select(a => new Option(a.Id, Label(a.Name)) { Aliases = [a.Company, a.Role] }).Append(new Option(Another, scene.Words("another"))).ToList();
            var id = await scene.Pick("which", options);
            if (active.Find(a => a.Id == id) is { } known)
                return known;
        }
        var fresh = await scene.NewId("id");
        var company = await scene.Ask("company");
        var role = await scene.Ask("role", new { company });
        return new Application(fresh, company, role, Standing.Applied, scene.Today, scene.Today);
    }

    private static string Label(string name) => name.Length <= 75 ? name : name[..74] + "…";
}
