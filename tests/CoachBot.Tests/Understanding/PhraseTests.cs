using System.Text.RegularExpressions;
using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

public partial class PhraseTests
{
    [Fact]
    public void Every_intent_but_crisis_has_forty_phrases_and_none_three_hundred()
    {
        var counts = Phrases(".phrases.md").GroupBy(each => each.Section).ToDictionary(group => group.Key, group => group.Count());
        counts.Keys.Except(Intents.All).ShouldBeEmpty();
        foreach (var intent in Intents.All.Where(intent => intent != Intents.Crisis))
            counts.GetValueOrDefault(intent).ShouldBeGreaterThanOrEqualTo(intent == Intents.None ? 300 : 40, intent);
    }

    [Fact]
    public void No_check_sentence_stands_in_the_phrases()
    {
        var trained = Phrases(".phrases.md").Concat(Phrases("Crisis.examples.md")).Select(each => Plain(each.Line)).ToHashSet();
        new[] { "intents", "crisis", "lookalikes" }.SelectMany(IntentCheck.In).Select(check => check.Text)
            .Where(text => trained.Contains(Plain(text))).ShouldBeEmpty();
    }

    private static IEnumerable<(string Section, string Line)> Phrases(string ending) =>
        Directory.GetFiles(TrainingText.Coach, "*" + ending, SearchOption.AllDirectories).SelectMany(TrainingText.Bullets);

    private static string Plain(string text) => Signs().Replace(text.ToLowerInvariant(), "");

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N} ]")]
    private static partial Regex Signs();
}
