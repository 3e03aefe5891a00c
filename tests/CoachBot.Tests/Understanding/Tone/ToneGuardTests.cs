using System.Text.Json.Nodes;
using CoachBot.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Understanding;

/// <summary>Capability 24: labels.md, section 3, on the check set beside these tests.</summary>
public class ToneGuardTests
{
    private static readonly ToneGuard Guard = new();
    private static readonly IReadOnlyList<JsonObject> Checks = CheckSet.Load("tone");
    private static readonly IReadOnlyList<JsonObject> Unfit = [.. Checks.Where(IsUnfit)];

    [Theory]
    [InlineData("tone.plain", 0.95)]
    [InlineData("tone", 0.94)]
    public void Drafts_that_must_not_go_out_are_held_back(string checks, double floor) =>
        CheckSet.Load(checks).Where(IsUnfit).Average(check => Report(check).Verdict == "revise" ? 1.0 : 0.0).ShouldBeGreaterThan(floor);

    [Theory]
    [InlineData("tone.plain", 0.97)]
    [InlineData("tone", 0.95)]
    public void Drafts_that_may_go_out_are_let_go(string checks, double floor) =>
        CheckSet.Load(checks).Where(check => !IsUnfit(check)).Average(check => Report(check).Verdict == "send" ? 1.0 : 0.0).ShouldBeGreaterThan(floor);

    [Fact]
    public void The_label_is_among_those_found() =>
        Unfit.Average(check => Report(check).Findings.Any(finding => check["labels"]!.AsArray().Any(label => label!.ToString() == finding.Label)) ? 1.0 : 0.0).ShouldBeGreaterThan(0.8);

    [Fact]
    public void Every_quote_stands_in_the_draft_and_every_finding_says_why()
    {
        foreach (var check in Unfit)
        {
            foreach (var finding in Report(check).Findings)
            {
                check["text"]!.ToString().ShouldContain(finding.Quote);
                finding.Why.ShouldNotBeNullOrWhiteSpace();
            }
        }
    }

    [Fact]
    public void A_rewrite_is_fit_to_send() =>
        Checks.Select(check => Guard.Rewrite(check["text"]!.ToString())).Where(rewrite => Guard.Check(rewrite).Verdict != "send").ShouldBeEmpty();

    [Fact]
    public void A_draft_without_findings_comes_back_as_it_is() =>
        Guard.Rewrite("Dear Sarah,\n\nThank you for your time on 3 May.\n\nBest,\nMaya").ShouldBe("Dear Sarah,\n\nThank you for your time on 3 May.\n\nBest,\nMaya");

    [Fact]
    public void A_rewrite_keeps_every_name_date_and_number_and_is_fit_to_send()
    {
        string[] names = ["Sarah", "Contoso", "Dr Osei", "Blue Yonder Airlines", "Inés"];
        string[] facts = ["3 May 2026", "£64.20", "42,000", "10:30", "12 June", "7 rounds", "six weeks"];
        string[] frames =
        [
            "I wasted {1} on {0}.", "You owe me an answer by {1}, {0}.", "Please, please, {0}, I am begging you, I have had nothing since {1}.",
            "{0} lied to me on {1}.", "I met {0} on {1}, and you people are a disgrace.", "Thank you, {0}, for your note of {1}.", "The person that {0} hired on {1} is clearly not qualified.",
            "I'm sure {0} had better things to do than answer my mail of {1}.",
        ];
        var drafts = from count in Gen.Choose(1, 4)
                     from sentences in Gen.ArrayOf(
                         from frame in Gen.Elements(frames)
                         from name in Gen.Elements(names)
                         from fact in Gen.Elements(facts)
                         select (frame, name, fact),
                         count)
                     select sentences;
        Prop.ForAll(drafts.ToArbitrary(), sentences =>
        {
            var draft = string.Join(' ', sentences.Select(each => each.frame.Replace("{0}", each.name, StringComparison.Ordinal).Replace("{1}", each.fact, StringComparison.Ordinal)));
            var rewrite = Guard.Rewrite(draft);
            return Guard.Check(rewrite).Verdict == "send"
                && sentences.All(each => rewrite.Contains(each.name, StringComparison.Ordinal) && rewrite.Contains(each.fact, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("?!…")]
    public void Nothing_to_say_is_fit_to_send(string draft) => Guard.Check(draft).Verdict.ShouldBe("send");

    private static bool IsUnfit(JsonObject check) => check["verdict"]!.ToString() == "revise";

    private static ToneReport Report(JsonObject check) => Guard.Check(check["text"]!.ToString());
}
