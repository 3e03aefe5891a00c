using CoachBot.Testing;
using CoachBot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Understanding;

/// <summary>What understanding does in a talk: doubts that are asked about once, feelings before asks, and an employer's dates.</summary>
public sealed class InTalkTests : IAsyncLifetime
{
    private readonly CoachHarness maya = Harness(Cast.Maya);

    public async Task InitializeAsync() => await maya.ArriveAsync();

    public async Task DisposeAsync() => await maya.DisposeAsync();

    [Fact]
    public async Task What_was_meant_is_asked_once_and_known_the_next_time_for_this_person_only()
    {
        var doubtful = Doubtful();
        await maya.SayAsync(doubtful);
        var options = maya.Replies.SelectMany(reply => reply.Choices).Select(choice => choice.Label).ToList();
        options.ShouldContain("Something else");
        await maya.ClickAsync(options[1]);
        var begun = maya.Replies[^1].Text;
        await maya.SayAsync("cancel");
        maya.Skip(TimeSpan.FromMinutes(5));

        await maya.RestartAsync();
        await maya.SayAsync(doubtful.ToUpperInvariant());
        maya.Replies.SelectMany(reply => reply.Choices).ShouldNotContain(choice => choice.Label == "Something else");
        if (!maya.Text.Contains("half way", StringComparison.Ordinal))
            maya.Replies[^1].Text.ShouldBe(begun);

        await using var tom = Harness(Cast.Tom);
        await tom.ArriveAsync();
        await tom.SayAsync(doubtful);
        tom.Replies.SelectMany(reply => reply.Choices).ShouldContain(choice => choice.Label == "Something else");
    }

    [Theory]
    [InlineData("I cried all night and feel like such a loser. Remind me Friday at 9 to ring Sam")]
    [InlineData("gutted tbh. can you remind me friday at 9 to ring sam?")]
    public async Task A_feeling_is_answered_before_the_ask(string said)
    {
        await maya.SayAsync(said);
        maya.Replies[0].Text.ShouldContain("sorry");
        maya.Text.ShouldContain("Friday");
    }

    [Theory]
    [InlineData("Remind me Friday at 9 to ring Sam")]
    [InlineData("I'm not disappointed at all, remind me Friday at 9 to ring Sam")]
    public async Task Where_nothing_hurts_nothing_is_consoled(string said)
    {
        await maya.SayAsync(said);
        maya.Text.ShouldNotContain("sorry");
        maya.Text.ShouldContain("Friday");
    }

    [Fact]
    public async Task A_pasted_invitation_brings_the_interview_and_the_deadline()
    {
        await maya.SayAsync("Dear Maya,\n\nThank you for applying to Contoso. We would like to invite you to an interview for the Data Analyst position on 3 December at 10:00. Please confirm by Friday.\n\nKind regards,\nSam Lee\nContoso");
        maya.Text.ShouldContain("Contoso");
        maya.Text.ShouldContain("evening before");
        maya.Text.ShouldContain("by Friday");
        await maya.SayAsync("yes");
        maya.Text.ShouldContain("Answer Contoso");
        maya.Text.ShouldContain("Friday");
    }

    private static string Doubtful() =>
        new[] { "about the recruiter", "sam from fabrikam, and the interview", "can we do the Contoso one", "the hiring manager again", "something with my notes", "that Contoso interview" }
            .First(text => IntentCheck.Reader.Read(text) is { Confidence: < 0.5, Intent: not (Intents.None or Intents.Crisis) });

    private static CoachHarness Harness(CastMember person) => new(person);
}
