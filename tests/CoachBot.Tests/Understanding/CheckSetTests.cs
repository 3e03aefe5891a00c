using System.Text.RegularExpressions;
using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

/// <summary>A check set measures only while nothing is learnt from it.</summary>
public partial class CheckSetTests
{
    [Theory]
    [InlineData("mail", "Mail/Outcome.examples.md")]
    [InlineData("mail", "Mail/Reason.examples.md")]
    [InlineData("tone", "Tone/Tone.examples.md")]
    [InlineData("tone", "Mail/Outcome.examples.md")]
    public void No_sentence_is_both_learnt_and_checked(string checks, string examples)
    {
        var checkedSentences = CheckSet.Load(checks).SelectMany(check => Sentences(check["text"]!.ToString())).Where(words => words.Count(c => c == ' ') > 3).ToHashSet(StringComparer.Ordinal);
        TrainingText.Examples(examples).Select(example => Words(example.Text)).Where(checkedSentences.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void No_message_is_both_learnt_and_checked()
    {
        var learnt = TrainingText.Mails("Mail/Outcome.mails.jsonl").Select(Words).ToHashSet(StringComparer.Ordinal);
        learnt.Count.ShouldBeGreaterThan(1000);
        CheckSet.Load("mail").Select(check => Words(EmployerText(check["text"]!.ToString()))).Where(learnt.Contains).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mail", 200)]
    [InlineData("tone", 200)]
    public void A_check_set_is_large_enough_to_mean_something(string checks, int fewest) => CheckSet.Load(checks).Count.ShouldBeGreaterThanOrEqualTo(fewest);

    // What is learnt from stands there without footers and what was quoted.
    private static string EmployerText(string text) => MailText.Parse(text) is var mail && mail.Subject is { } subject ? $"{subject}\n{mail.Body}" : mail.Body;

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Select(Words);

    private static string Words(string text) => string.Join(' ', Word().Matches(text.ToLowerInvariant().Replace('\u2019', '\'')).Select(match => match.Value));

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[a-z0-9']+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
