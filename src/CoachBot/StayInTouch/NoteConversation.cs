using CoachBot.Understanding;

namespace CoachBot;

/// <summary>
/// What to send somebody, inside another talk: a kind of touch with its reason, the facts that are missing, and the draft, which is
/// the person's (coaching.md 23, 24, 31, 32, 34).
/// </summary>
public sealed class NoteConversation(CopyBook voice, IToneGuard tone, Contact contact, Rejection? rejection) : Conversation<Prepared>("note", voice, "Note")
{
    private const int MonthsTooSoon = 3;

    protected override async Task<Prepared?> PlayAsync(Scene scene)
    {
        var kind = await ChooseAsync(scene);
        var common = contact.Common ?? (contact.Rapport == Rapport.NeverMet || kind == TouchKind.Meeting ? null : CommonWords.Of(await scene.AskOrSkip("common", check: CouldHurt)));
        var note = Note.For(contact with { Common = common }, kind, "") with { Role = rejection?.Role };
        if (kind == TouchKind.Article)
            note = note with { Link = await scene.AskOrSkip("link") };
        if (kind == TouchKind.Meeting)
            note = note with { News = CommonWords.News(await scene.AskOrSkip("news", check: CouldHurt)) };
        var known = await scene.Load("signature", casebook => Task.FromResult(casebook.Profile.Name ?? ""));
        note = note with { From = known.Length > 0 ? known : await scene.Ask("from") };
        if (note is { Kind: TouchKind.Article, Link: null })
        {
            await scene.Say("no-link", new { name = contact.Short });
            return new Prepared(kind, common, null, note.From);
        }

        var text = await Drafting.PolishAsync(scene, manner => note.Compose(manner, Copy), tone);
        if (kind == TouchKind.Coffee && contact.Who != ContactKind.Mentor)
            await scene.Show("questions", Questions());
        return new Prepared(kind, common, text, note.From);
    }

    /// <summary>The suggestion comes first, with its reason; any other is as good if the person wants it.</summary>
    private async Task<TouchKind> ChooseAsync(Scene scene)
    {
        var idea = TouchIdea.For(contact, rejection?.Date, scene.Today);
        await scene.Say(contact.Who == ContactKind.Mentor && idea == TouchKind.Coffee ? "suggest-lunch" : "suggest-" + PlanCards.NameOf(idea), new { name = contact.Short });
        var options = Copy["touch"].Choices.OrderBy(c => c.Id == PlanCards.NameOf(idea) ? 0 : 1).ToList();
        var id = await scene.Pick("touch", options);
        var kind = Enum.GetValues<TouchKind>().First(k => PlanCards.NameOf(k) == id);
        if (kind == TouchKind.Meeting && rejection?.Date.PlusMonths(MonthsTooSoon) > scene.Today)
            await scene.Say("soon");
        return kind;
    }

    /// <summary>What to ask over coffee: culture, likes, dislikes, and help in return (coaching.md 32).</summary>
    private Card Questions() => new(Copy["questions-title"].Plain())
    {
        Steps =
        [
            new Step(Copy["question-culture"].Plain(), StepState.Open),
            new Step(Copy["question-like"].Plain(), StepState.Open),
            new Step(Copy["question-dislike"].Plain(), StepState.Open),
            new Step(Copy["question-help"].Plain(), StepState.Open),
        ],
    };

    /// <summary>Words that go into the note as they are must not read as a jab.</summary>
    private string? CouldHurt(string words) => tone.Check($"I still think of our talk about {words}.").Verdict == "send" ? null : "could-hurt";
}

/// <summary>A touch that is prepared.</summary>
/// <param name="Common">What the two talked about, or null.</param>
/// <param name="Note">The note as it was called ready; null when there is none yet.</param>
/// <param name="Signature">How the person signs: the notes of later touches are written without asking.</param>
public sealed record Prepared(TouchKind Kind, string? Common, string? Note, string? Signature);
