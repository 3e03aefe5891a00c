using CoachBot.Understanding;

namespace CoachBot.Tests.StayInTouch;

/// <summary>Capabilities 23, 24, 31, 32 and 34: every note that the coach can draft is fit to send, whole, and true.</summary>
public class NoteTests
{
    private static readonly ToneGuard Guard = new();
    private static readonly CopyFile Copy = CopyBook.Load(typeof(Note).Assembly)["Note"];

    [Fact]
    public void Every_note_is_fit_to_send_24() =>
        Notes().Select(n => n.Text).Distinct(StringComparer.Ordinal).SelectMany(text => Guard.Check(text).Findings).Select(f => f.Quote).Distinct(StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void No_placeholder_is_left_and_the_person_signs_23()
    {
        foreach (var (note, text) in Notes())
        {
            text.ShouldNotContain("{");
            text.ShouldEndWith(note.From);
            if (note.Dear is { } dear)
                text.ShouldContain(dear);
        }
    }

    [Fact]
    public void An_article_comes_with_two_lines_its_link_and_no_ask_31()
    {
        foreach (var (note, text) in Notes().Where(n => n.Note.Kind == TouchKind.Article))
        {
            text.ShouldContain(note.Link!);
            text.ShouldNotContain("?");
            text.Split("\n\n")[1].Split('\n').Length.ShouldBeLessThanOrEqualTo(2);
        }
    }

    [Fact]
    public void A_coffee_asks_about_culture_likes_and_dislikes_and_offers_help_back_32()
    {
        foreach (var warmth in Enum.GetValues<Warmth>())
        {
            var text = Note("Ruth", TouchKind.Coffee).Compose(new Manner(warmth, Short: false), Copy);

            text.ShouldContain(warmth == Warmth.Warm ? "the people" : "culture");
            text.ShouldContain(warmth == Warmth.Formal ? "appreciate" : "enjoy");
            text.ShouldContain("would change");
            text.ShouldContain(warmth == Warmth.Formal ? "of help to you" : "of use to you");
        }
    }

    [Fact]
    public void Going_back_to_who_decided_says_what_is_new_and_offers_to_meet_34()
    {
        var text = (Note("Priya Nair", TouchKind.Meeting) with { Role = "data analyst", News = "finished a course on forecasting" }).Compose(new Manner(Warmth.Plain, Short: false), Copy);

        text.ShouldContain("Since then I finished a course on forecasting.");
        text.ShouldContain("meet for a coffee");
        text.ShouldContain("data analyst");
    }

    [Fact]
    public void Somebody_without_a_name_is_greeted_without_one()
    {
        var contact = new Contact("1", "the hiring manager", ContactKind.HiringManager, "Contoso");

        CoachBot.Note.For(contact, TouchKind.Hello, "Maya").Compose(new Manner(Warmth.Plain, Short: false), Copy).ShouldStartWith("Hello,\n");
    }

    private static IEnumerable<(Note Note, string Text)> Notes()
    {
        bool[] either = [true, false];
        return from kind in new[] { TouchKind.Article, TouchKind.Coffee, TouchKind.Hello, TouchKind.Meeting }
               from warmth in Enum.GetValues<Warmth>()
               from isShort in either
               from haveMet in either
               from common in new[] { null, "planning rotas" }
               from company in new[] { null, "Contoso" }
               from name in new[] { null, "Ruth Hēnare", "Dr Osei" }
               let note = Note(name, kind) with { HaveMet = haveMet, Common = common, Company = company, News = common is null ? null : "passed the exam", Role = company is null ? null : "nurse", HasLeft = haveMet }
               select (note, note.Compose(new Manner(warmth, isShort), Copy));
    }

    private static Note Note(string? to, TouchKind kind) => new(kind, to, "Maya Patel") { Company = "Contoso", Link = "https://example.com/x" };
}
