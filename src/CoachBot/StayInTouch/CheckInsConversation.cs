using System.Text.RegularExpressions;
using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>
/// Whom to stay in touch with, what to send first, and when: twice a quarter unless they want it rarer, each check-in with its note
/// ready (coaching.md 29–34). With somebody who has check-ins already, it is where to change them.
/// </summary>
public sealed partial class CheckInsConversation(CopyBook voice, IToneGuard tone, ITimeReader times, CheckInPlanner planner) : Conversation<Contact>(Intents.PlanCheckIns, voice, "StayInTouch")
{
    private const string Nobody = "nobody";

    private readonly CopyBook book = voice;
    private readonly CopyFile planCopy = voice["Rejection"];

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        if ((understood.Slots.Person ?? PersonName.OfficeIn(text)) is { } someone)
            given["who"] = new Heard(someone);
        if (understood.Slots.Company is { } company)
            given["someone/company"] = new Heard(company);
        if (Stopping().IsMatch(text))
            given["planned"] = new Heard("", "stop");
        else if (Changing().IsMatch(text))
            given["planned"] = new Heard("", "rhythm");
        return given;
    }

    protected override async Task<Contact?> PlayAsync(Scene scene)
    {
        var (contact, rejection) = await AboutAsync(scene);
        contact ??= await WhoAsync(scene, rejection);
        if (contact is null)
            return await NobodyAsync(scene, rejection);

        rejection ??= (await scene.Load("refusal", casebook => RefusalAsync(casebook, contact.Company))).FirstOrDefault();
        return contact.CheckIns is null ? await BeginAsync(scene, contact, rejection) : await ChangeAsync(scene, contact, rejection);
    }

    /// <summary>What it was begun for: a rejection's plan, or a contact.</summary>
    private static async Task<(Contact? Contact, Rejection? Rejection)> AboutAsync(Scene scene)
    {
        if (!await scene.Load("named", _ => Task.FromResult(scene.IsGiven("which"))))
            return (null, null);

        var options = await scene.Load("known", async casebook =>
            People.Options((await casebook.AllAsync<Contact>()).Select(Person.Of)).Concat((await casebook.AllAsync<Rejection>()).Select(r => new Option(r.Id, r.Name))).ToList());
        var id = await scene.Pick("which", options);
        var contacts = await scene.Load("contact", async casebook => (await casebook.AllAsync<Contact>()).Where(c => c.Id == id).ToList());
        var rejections = await scene.Load("rejection", async casebook => (await casebook.AllAsync<Rejection>()).Where(r => r.Id == id).Select(WithoutFeelings).ToList());
        return (contacts.FirstOrDefault(), rejections.FirstOrDefault());
    }

    /// <summary>Somebody known already, somebody met on the way, or somebody new; null for nobody.</summary>
    private async Task<Contact?> WhoAsync(Scene scene, Rejection? rejection)
    {
        var people = await scene.Load("people", casebook => MetOnTheWay.AllAsync(casebook, rejection));
        List<Option> options = [.. People.Options(people), new Option(Nobody, scene.Words(rejection is null ? "nobody" : "nobody-there")) { Aliases = ["nobody", "no one", "noone", "none", "i don't know anyone"] }];
        var chosen = await scene.Suggest(rejection is null ? "who" : "who-at", options, new { company = rejection?.Company }, NotAName);
        if (chosen.Id == Nobody)
            return null;

        var known = await scene.Load("chosen", async casebook => (await casebook.AllAsync<Contact>()).Where(c => c.Id == chosen.Id).ToList());
        if (known is [var contact])
            return contact;
        var met = people.Find(p => p.Id == chosen.Id);
        return await scene.Play(new IntroductionConversation(book, met?.Name ?? chosen.Label, met?.Who, met?.Company ?? rejection?.Company), "someone");
    }

    /// <summary>That is where many begin: how to find somebody, and the company watched meanwhile (coaching.md 33, 35).</summary>
    private async Task<Contact?> NobodyAsync(Scene scene, Rejection? rejection)
    {
        await scene.Say("nobody-yet");
        if (rejection is null || !await scene.Confirm("watch", new { company = rejection.Company }))
            return null;

        await scene.Do("watched", async casebook =>
        {
            await planner.WatchAsync(casebook, scene.Now, rejection.Company);
            await WhichRejection.DoneAsync(casebook, rejection.Id, scene.Today, PlanStep.CheckIns);
        });
        await scene.Say("watching", new { company = rejection.Company });
        await ShowPlanAsync(scene, rejection);
        return null;
    }

    private async Task<Contact?> BeginAsync(Scene scene, Contact contact, Rejection? rejection)
    {
        contact = contact with { Rapport = contact.Rapport ?? await scene.Choose<Rapport>("rapport", new { name = contact.Short }) };
        var prepared = (await scene.Play(new NoteConversation(book, tone, contact, rejection), "note"))!;
        var (rhythm, goesOutNow) = await WhenAsync(scene, contact, rejection, prepared);
        contact = contact with { Common = prepared.Common, Reach = contact.Reach ?? await scene.AskOrSkip("reach", new { name = contact.Short }) };

        var isFirst = rejection is not null && await scene.Load("is-first", async casebook => (await casebook.FindAsync<Plan>(rejection.Id))?.Steps.Any(s => s is { Step: PlanStep.CheckIns, DoneOn: null }) == true);
        await scene.Do("save", async casebook =>
        {
            var planned = contact with { CheckIns = new CheckIns(prepared.Kind, prepared.Note) };
            await planner.BeginAsync(casebook, scene.Now, goesOutNow ? planned.Touched(new Touch(scene.Today, prepared.Kind)) : planned, rhythm, agreed: !goesOutNow);
            casebook.Profile = casebook.Profile with { Name = prepared.Signature ?? casebook.Profile.Name };
            if (rejection is not null)
                await WhichRejection.DoneAsync(casebook, rejection.Id, scene.Today, PlanStep.CheckIns);
        });
        var ahead = await scene.Load("ahead", casebook => planner.AheadAsync(casebook, scene.Today));
        await scene.Show(goesOutNow ? "saved-now" : "saved", CheckInCards.Ahead(ahead, scene.Today, Copy));
        await MoreAsync(scene, contact);
        if (isFirst)
            await ShowPlanAsync(scene, rejection!);
        return contact;
    }

    /// <summary>Twice a quarter unless they want it rarer (coaching.md 30); the first day is theirs to move.</summary>
    private async Task<(Rhythm Rhythm, bool Now)> WhenAsync(Scene scene, Contact contact, Rejection? rejection, Prepared prepared)
    {
        var first = await scene.Load("first", casebook => planner.FirstDayAsync(casebook, contact, rejection?.Date, scene.Today));
        var ways = Copy["rhythm"].Choices.Where(c => c.Id != "now" || prepared.Note is not null).ToList();
        switch (await scene.Pick("rhythm", ways, new { day = CheckInCards.Day(first) }))
        {
            case "seldom":
                return (Rhythm.Quarterly(first), false);
            case "pick":
                return (CheckInPlanner.From(await scene.AskDate("first-day", times)), false);
            case "now":
                return (CheckInPlanner.From(first), true);
            default:
                return (CheckInPlanner.From(first), false);
        }
    }

    /// <summary>Who else is known there, and the company watched: offered, never pressed (coaching.md 33, 35).</summary>
    private async Task MoreAsync(Scene scene, Contact contact)
    {
        if (contact.Company is not { } company)
            return;

        var watched = await scene.Load("is-watched", casebook => CheckInPlanner.IsWatchedAsync(casebook, company));
        var ways = Copy["more"].Choices.Where(c => c.Id != "watch" || !watched).Select(c => c with { Label = Copy["more"].Fill(c.Label, new { company }, static text => text) }).ToList();
        for (var attempt = 1; ways.Count > 1; attempt++)
        {
            var way = await scene.Pick("more", ways, new { company }, attempt: attempt);
            ways.RemoveAll(w => w.Id == way);
            switch (way)
            {
                case "circle":
                    var circle = await scene.Load("circle", async casebook => (await casebook.AllAsync<Contact>()).Where(c => Companies.Same(c.Company, company)).Select(c => c with { Touches = [] }).ToList(), attempt);
                    await scene.Show("circle", CheckInCards.Circle(company, circle, Copy), attempt: attempt);
                    break;
                case "watch":
                    await scene.Do("watch", casebook => planner.WatchAsync(casebook, scene.Now, company), attempt);
                    await scene.Say("watching", new { company }, attempt);
                    break;
                default:
                    return;
            }
        }
    }

    private async Task<Contact?> ChangeAsync(Scene scene, Contact contact, Rejection? rejection)
    {
        var next = await scene.Load("next", casebook => planner.NextAsync(casebook, contact.Id));
        switch (await scene.Choose("planned", new { name = contact.Short }, CheckInCards.Planned(contact, next, Copy)))
        {
            case "note":
                var prepared = (await scene.Play(new NoteConversation(book, tone, contact, rejection), "note"))!;
                await scene.Do("keep-note", casebook => planner.PrepareAsync(casebook, contact.Id, prepared));
                await scene.Say("note-kept");
                break;
            case "rhythm":
                var often = await scene.Choose("how-often", new { name = contact.Short });
                await scene.Do("change", casebook => planner.ChangeAsync(casebook, scene.Now, contact.Id, often == "twice", scene.Today));
                var changed = await scene.Load("changed-to", casebook => planner.NextAsync(casebook, contact.Id));
                await scene.Say("changed", new { name = contact.Short, day = CheckInCards.Day(changed[0]) });
                break;
            case "stop":
                await scene.Do("stop", casebook => planner.EndAsync(casebook, contact.Id));
                await scene.Say("stopped", new { name = contact.Short });
                break;
            default:
                await scene.Say("as-it-is");
                break;
        }
        return contact;
    }

    private async Task ShowPlanAsync(Scene scene, Rejection rejection)
    {
        var plans = await scene.Load("plan", async casebook => (await casebook.AllAsync<Plan>()).Where(p => p.Id == rejection.Id).ToList());
        if (plans is [var plan])
            await scene.Show("your-plan", PlanCards.Progress(rejection, plan, planCopy));
    }

    private static async Task<List<Rejection>> RefusalAsync(Casebook casebook, string? company) =>
        company is null ? [] : (await casebook.AllAsync<Rejection>()).Where(r => r.Fork != Fork.LetGo && Companies.Same(r.Company, company)).TakeLast(1).Select(WithoutFeelings).ToList();

    /// <summary>What was written to get it off one's chest stays where it was written.</summary>
    private static Rejection WithoutFeelings(Rejection rejection) => rejection with { Feelings = null, KindWords = null };

    private static string? NotAName(string words) => PersonName.CanBe(words) ? null : "name-again";

    [GeneratedRegex(@"^\W*(?:please\s+)?(?:stop|end|cancel|no more)\b(?!.*\brarer\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stopping();

    [GeneratedRegex(@"\b(?:change how often|less often|more often|rarer|another rhythm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Changing();
}
