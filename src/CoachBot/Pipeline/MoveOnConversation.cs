using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>Moves an application to where it stands now; a no goes on to what the coach does after a no.</summary>
public sealed class MoveOnConversation(CopyBook voice, ITimeReader times, IEmployerMessageReader mails, Reminders reminders) : Conversation<Application>(Intents.UpdateApplication, voice, "MoveOn")
{
    private const int MostOffered = 6;
    private const string Another = "another";

    private readonly CopyFile pictures = voice["Pipeline"];

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) => ApplicationTalk.Pasted(text, mails) ?? ApplicationTalk.Given(text, understood);

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
        var talk = to is Standing.Screening or Standing.Interview or Standing.FinalRound ? await WhenAsync(scene, application) : null;
        await scene.Do("save", async casebook =>
        {
            casebook.Put(application);
            if (talk is not null)
                await InterviewReminder.PlanAsync(reminders, casebook, scene.Now, application, talk.Value);
        });
        await scene.Say("moved-" + PlanCards.NameOf(to), new { company = application.Company });
        if (talk is not null && await scene.Load("is-planned", casebook => InterviewReminder.IsPlannedAsync(reminders, casebook, application)))
            await scene.Say("evening-before");
        await OfferDeadlineAsync(scene, application);
        var active = await scene.Load("active", async casebook => await Applications.ActiveAsync(casebook));
        if (active.Count > 0)
            await scene.Show("standing", Applications.Picture(active, pictures));
        return application;
    }

    /// <summary>When they talk, if the message said so, to be reminded the evening before; null when it is not known.</summary>
    private async Task<LocalDateTime?> WhenAsync(Scene scene, Application application)
    {
        if (!await scene.Load("is-said", _ => Task.FromResult(scene.IsGiven("when"))))
            return null;

        var said = await scene.AskOrSkip("when", new { company = application.Company });
        var zone = await scene.Load("zone", casebook => Task.FromResult(casebook.Profile.TimeZone.Id));
        var here = Instant.FromDateTimeOffset(scene.Now).InZone(WallClock.ZoneOf(zone));
        return said is not null && times.Read(said, here.LocalDateTime, here.Zone) is { Date: { } date, Time: var time } ? date.At(time ?? InterviewReminder.Usual) : null;
    }

    /// <summary>A pasted message that wants an answer by a day: to be reminded of it, if the person likes.</summary>
    private static async Task OfferDeadlineAsync(Scene scene, Application application)
    {
        if (!await scene.Load("wants-answer", _ => Task.FromResult(scene.IsGiven("deadline"))))
            return;

        var deadline = await scene.AskOrSkip("deadline", new { company = application.Company });
        if (deadline is not null && await scene.Confirm("remind-deadline", new { company = application.Company, deadline }))
        {
            scene.GoOnWith(new Handover(Intents.SetReminder, new Dictionary<string, Heard>(StringComparer.Ordinal)
            {
                ["what"] = new(scene.Words("deadline-words", new { company = application.Company })),
                ["when"] = new(deadline),
            }));
        }
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
