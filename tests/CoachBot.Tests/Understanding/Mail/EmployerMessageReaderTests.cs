using System.Text.Json.Nodes;
using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

/// <summary>labels.md, section 2, on the check set beside these tests (capability 1: a pasted email fills most of the log).</summary>
public class EmployerMessageReaderTests
{
    private static readonly EmployerMessageReader Reader = new();
    private static readonly IReadOnlyList<JsonObject> Checks = CheckSet.Load("mail");

    [Fact]
    public void No_rejection_is_ever_read_as_an_offer_or_an_invitation() =>
        Checks.Where(check => Is(check, "outcome", Outcomes.Rejected) && Read(check).Outcome is Outcomes.Offer or Outcomes.NextStage)
            .Select(check => check["text"]!.ToString()).ShouldBeEmpty();

    [Theory]
    [InlineData("mail.plain", 0.95)]
    [InlineData("mail.mixed", 0.92)]
    public void Outcomes_are_read_right_on_the_check_set(string checks, double floor) =>
        CheckSet.MacroF1(CheckSet.Load(checks).Select(check => (check["outcome"]!.ToString(), Read(check).Outcome))).ShouldBeGreaterThan(floor);

    [Theory]
    [InlineData("mail.plain", 0.9)]
    [InlineData("mail.mixed", 0.85)]
    public void Reasons_are_read_right_on_the_check_set(string checks, double floor) =>
        CheckSet.MacroF1(CheckSet.Load(checks).Where(check => Is(check, "outcome", Outcomes.Rejected)).Select(check => (check["reason"]!.ToString(), Read(check).Reason ?? "(none)"))).ShouldBeGreaterThan(floor);

    /// <summary>Each refusal of the examples, wrapped in the warmest words a letter can have.</summary>
    [Fact]
    public void Warm_words_around_a_refusal_never_make_it_good_news()
    {
        string[] openings =
        [
            "Dear Maya,\n\nCongratulations on reaching the final round, and thank you for the interview on Tuesday. ",
            "Hi Tom! It was a great pleasure to meet you, and we were delighted by your presentation. ",
            "Hi Yusuf, we were so pleased that you accepted our invitation to a second interview, and everyone would love to have you. ",
            "",
        ];
        string[] closings = ["\n\nWe would love to see you again when the next role opens.\n\nBest wishes,\nSarah", " Shall we have a call on Thursday so that I can tell you more?", ""];
        var refusals = TrainingText.Examples("Mail/Outcome.examples.md").Where(example => example.Label == Outcomes.Rejected && example.Text.Length > 20);
        refusals.SelectMany(refusal => openings.SelectMany(opening => closings.Select(closing => opening + refusal.Text + closing)))
            .Where(mail => Reader.Read(mail).Outcome is Outcomes.Offer or Outcomes.NextStage).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("door", 0.85)]
    [InlineData("feedback", 0.85)]
    [InlineData("company", 0.92)]
    [InlineData("role", 0.93)]
    [InlineData("person", 0.95)]
    public void The_rest_is_read_right_on_the_check_set(string field, double floor) =>
        Checks.Average(check => string.Equals(check[field]?.ToString() ?? "", Field(Read(check), field) ?? "", StringComparison.OrdinalIgnoreCase) ? 1.0 : 0.0)
            .ShouldBeGreaterThan(floor);

    [Fact]
    public void Reason_and_control_belong_to_rejections_only()
    {
        foreach (var read in Checks.Select(Read))
        {
            (read.Reason is not null).ShouldBe(read.Outcome == Outcomes.Rejected);
            (read.Controllable is not null).ShouldBe(read.Outcome == Outcomes.Rejected);
        }
    }

    [Theory]
    [InlineData("Dear Maya,\n\nUnfortunately we will not be moving forward with your application.\n\nKind regards,\nContoso", true)]
    [InlineData("We regret to inform you that your application for Nurse was unsuccessful.", true)]
    [InlineData("I didn't get the Contoso job, they said they went with someone else", false)]
    [InlineData("remind me next thursday to call Sam", false)]
    [InlineData("I have an interview on Monday and I'm nervous", false)]
    public void A_pasted_message_is_told_from_the_persons_own_words(string text, bool employer) =>
        Reader.LooksLikeEmployerMessage(text).ShouldBe(employer);

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n  ")]
    [InlineData("<<<>>> &&& =20 \u200B")]
    [InlineData("> > > \nOn wrote:\n-----Original Message-----")]
    public void Odd_text_is_other(string text) => Reader.Read(text).Outcome.ShouldBe(Outcomes.Other);

    [Fact]
    public void Good_news_quoted_below_a_no_does_not_count() =>
        Reader.Read("Sorry Maya, it's a no.\n\nOn Mon, 3 Jun 2026 at 09:12, Sam wrote:\n> We are pleased to invite you to an interview.").Outcome.ShouldBe(Outcomes.Rejected);

    [Theory]
    [InlineData("We would like to invite you to an interview on 3 December at 10:00.", "on 3 December at 10:00", null)]
    [InlineData("You are through to the next round! Could you visit us next Tuesday at 2pm? Please confirm by Friday.", "next Tuesday at 2pm", "by Friday")]
    [InlineData("We are delighted to offer you the position of Data Analyst. Please let us know whether you accept by 4 December.", null, "by 4 December")]
    [InlineData("Unfortunately we will not be moving forward. We held interviews on 3 December at 10:00.", null, null)]
    public void Dates_that_matter_are_kept_as_written(string text, string? interview, string? deadline)
    {
        var read = Reader.Read($"Dear Maya,\n\n{text}\n\nKind regards,\nSam Lee\nContoso");
        (read.Interview, read.Deadline).ShouldBe((interview, deadline));
    }

    [Fact]
    public void The_evidence_names_what_was_said_of_feedback_and_the_door() =>
        Reader.Read("Unfortunately we will not be moving forward. We will keep your CV on file. I would be happy to give you feedback by phone.").Evidence.Count.ShouldBeGreaterThanOrEqualTo(3);

    [Theory]
    [InlineData("You have not been selected as Signaller. The decision stands, and you are not permitted to apply for this post again.", "closed")]
    [InlineData("We will not be appointing you. Under our rules a candidate who fails the test may not apply to us again.", "closed")]
    [InlineData("You have not got the job of Driver. Please do not apply to this firm again.", "closed")]
    [InlineData("We are not going ahead with you as a Guard, and you won't be eligible to apply here again.", "closed")]
    [InlineData("You were not chosen as Guard this time, but please do apply to us again.", "open")]
    [InlineData("We could not consider you for this post, but do apply for another role with us again.", "open")]
    public void Whoever_may_not_come_back_is_not_told_that_the_door_is_open(string text, string door) => Reader.Read(text).Door.ShouldBe(door);

    [Fact]
    public void This_time_is_no_company() =>
        Reader.Read("While we are unable to offer you the role of Night Porter at this time, thank you for the interest you have shown in Hotel Miravelle.").Company.ShouldBe("Hotel Miravelle");

    [Fact]
    public void A_not_cut_off_from_its_word_is_read() =>
        Reader.Read("We are sorry that we could n't offer you the job.").Outcome.ShouldBe(Outcomes.Rejected);

    [Fact]
    public void A_language_is_no_role() =>
        Reader.Read("Hi, the German test came back B1 and the client insists on C1, so that's a no for this one. If your German improves, shout! Andreas").Role.ShouldBeNull();

    [Fact]
    public void An_agency_is_not_the_employer() =>
        Reader.Read("My client, Fourth Coffee, went with another candidate.\n\nRegards,\nGary Hill\nBluebird Recruitment").Company.ShouldBe("Fourth Coffee");

    [Theory]
    [InlineData("Sorry Maya, the barista job has gone to somebody else.\n\nPriya Shah\nFourth Coffee", "Fourth Coffee", "barista", "Priya Shah")]
    [InlineData("We have decided against you for Night Porter, I'm sorry to say. Tomasz, Harbour View Hotel", "Harbour View Hotel", "Night Porter", "Tomasz")]
    [InlineData("hey tom, its a no from us for the line cook job, sorry. Bea x (Tailspin Kitchen)", "Tailspin Kitchen", "line cook", "Bea")]
    [InlineData("Hi Yusuf, Carla from Northwind here. We won't be moving forward with you as our Data Engineer.", "Northwind", "Data Engineer", "Carla")]
    [InlineData("Unfortunately Contoso has decided not to appoint you as Head of Music.\n\nMrs J. Lindqvist\nHead of People", "Contoso", "Head of Music", "Mrs J. Lindqvist")]
    [InlineData("Dear Applicant,\n\nYour application for Library Assistant (Mornings) was not successful.\n\nCounty Library Service Recruitment Team", "County Library Service", "Library Assistant (Mornings)", null)]
    public void Company_role_and_person_are_found_wherever_they_stand(string text, string company, string role, string? person)
    {
        var read = Reader.Read(text);
        (read.Company, read.Role, read.Person).ShouldBe((company, role, person));
    }

    [Fact]
    public void A_message_about_no_job_names_no_employer() =>
        Reader.Read("Dear Maya,\n\nYour application for a loan was declined.\n\nSam Lee\nWoodgrove Bank").Company.ShouldBeNull();

    private static EmployerMessage Read(JsonObject check) => Reader.Read(check["text"]!.ToString());

    private static bool Is(JsonObject check, string field, string value) => check[field]?.ToString() == value;

    private static string? Field(EmployerMessage read, string field) => field switch
    {
        "door" => read.Door,
        "feedback" => read.Feedback,
        "company" => read.Company,
        "role" => read.Role,
        _ => read.Person,
    };
}
