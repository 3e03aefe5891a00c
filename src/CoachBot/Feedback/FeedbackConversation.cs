using System.Text.RegularExpressions;
using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>
/// Feedback that came back (coaching.md 25): a breath before it is opened, then its very words, by whom and about what; afterwards one
/// lesson and one action. The coach stops asking whether it has come.
/// </summary>
public sealed partial class FeedbackConversation(CopyBook voice, ITimeReader times, Reminders reminders) : Conversation<ReceivedFeedback>(Intents.RecordFeedback, voice, "Feedback")
{
    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood)
    {
        var given = new Dictionary<string, Heard>(StringComparer.Ordinal);
        if (understood.Slots.Company is { } company)
            given["which"] = given["company"] = new Heard(company);
        if (understood.Slots.Person is { } person)
            given["by"] = new Heard(person);
        if (Quotes().IsMatch(text))
            (given["read"], given["words"]) = (new Heard("", "yes"), new Heard(text));
        if (understood.Slots.Topic is { } topic)
            given["skill"] = new Heard(topic);
        return given;
    }

    protected override async Task<ReceivedFeedback?> PlayAsync(Scene scene)
    {
        if (await scene.Choose("read") == "no")
            await scene.Say("before");
        var words = await scene.Ask("words");
        await scene.Say("worth");
        var rejection = await WhichRejection.AskAsync(scene);
        var company = rejection?.Company ?? await scene.AskOrSkip("company");
        var by = rejection?.Teller ?? await scene.AskOrSkip("by");
        var lesson = await scene.AskOrSkip("lesson");
        var skill = scene.IsGiven("skill") ? await scene.Ask("skill") : null;
        var learns = skill is not null && await scene.Confirm("learn", new { skill });
        var action = learns ? scene.Words("learning", new { skill }) : await scene.AskOrSkip("action");
        LocalDate? on = learns || action is null ? null : await scene.AskDate("when", times);

        var feedback = new ReceivedFeedback(await scene.NewId("id"), rejection?.Id, company, by, words, lesson, action, scene.Today);
        await scene.Do("save", casebook => SaveAsync(scene, casebook, feedback, on));
        await scene.Show("saved", FeedbackCards.Of(feedback, on is { } day ? CheckInCards.Day(day) : null, Copy));
        if (learns)
            scene.GoOnWith(new Handover(Intents.PlanSkill, new Dictionary<string, Heard>(StringComparer.Ordinal) { ["skill"] = new(skill!) }));
        return feedback;
    }

    private async Task SaveAsync(Scene scene, Casebook casebook, ReceivedFeedback feedback, LocalDate? on)
    {
        casebook.Put(feedback);
        if (on is { } day)
            await reminders.PlanAsync(casebook, scene.Now, new ReminderRequest(feedback.Id, AskedReminder.Key, Rhythm.Once(day)) { About = [feedback.Id], Words = feedback.Action });
        if (feedback.Rejection is not { } rejection)
            return;
        await WhichRejection.DoneAsync(casebook, rejection, scene.Today, PlanStep.AskFeedback);
        foreach (var request in (await casebook.AllAsync<Draft>()).Where(d => d.Rejection == rejection && d is { AnsweredOn: null, Kind: not DraftKind.Thanks }))
            casebook.Put(request with { AnsweredOn = scene.Today });
        if (await reminders.FindAsync(casebook, FeedbackFollowUp.IdFor(rejection)) is { } waiting)
            reminders.Cancel(casebook, waiting.Id);
    }

    /// <summary>Whether a message holds the feedback itself, and not only that there is some.</summary>
    [GeneratedRegex(
        @":\s*\S|\b(told|said|says|telling|thought|felt|felt like|found me|liked|praised|scored|lost marks|reason|because|lack\w*|too \w+|should (have|be|work|show)|need(ed)? (more|to)|not enough|wanted (more|someone)|was (messy|weak|strong|good)|came across|seemed)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Quotes();
}
