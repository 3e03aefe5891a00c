using System.Text.Json;
using CoachBot.Testing;

namespace CoachBot.Tests.Copy;

/// <summary>The coach's whole voice on one page: whoever changes a word sees it there.</summary>
public class VoiceTests
{
    private static readonly CopyBook Voice = CopyBook.Load(typeof(CoachFeature).Assembly);

    [Fact]
    public void The_voice_is_the_approved_one()
    {
        var approved = Path.Combine(NodeTools.RepositoryRoot, "tests/CoachBot.Tests/Copy/Voice.approved.md");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(approved, Voice.Print());

        var lines = File.ReadAllText(approved).ReplaceLineEndings("\n").Split('\n');
        var printed = Voice.Print().Split('\n');
        var same = lines.Zip(printed).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same < Math.Max(lines.Length, printed.Length))
            Assert.Fail($"Voice.approved.md, line {same + 1}:\n  approved: {lines.ElementAtOrDefault(same)}\n  now:      {printed.ElementAtOrDefault(same)}\nRead it, then run the test with APPROVE=1.");
    }

    [Fact]
    public void Every_label_fits_a_button_of_every_channel() =>
        Voice.Files.SelectMany(f => f.Texts.SelectMany(t => t.Choices.Select(c => (f.Name, t.Id, c.Label)))).ShouldAllBe(c => c.Label.Length <= 75);

    [Fact]
    public void No_two_answers_of_a_question_share_an_id_or_a_word()
    {
        foreach (var text in Voice.Files.SelectMany(f => f.Texts))
        {
            text.Choices.Select(c => c.Id).ShouldBeUnique($"## {text.Id}");
            text.Choices.SelectMany(c => c.Aliases.Append(c.Label).Select(w => w.ToLowerInvariant()).Distinct()).ShouldBeUnique($"## {text.Id}");
        }
    }

    [Fact]
    public void A_conversation_that_has_a_question_has_a_title() =>
        Voice.Files.Where(f => f.Texts.Any(t => t.Choices.Count > 0)).ShouldAllBe(f => f.Has("title"));

    [Theory]
    [InlineData("Rejection", "stage", typeof(Stage))]
    [InlineData("Rejection", "how", typeof(News))]
    [InlineData("Reply", "way", typeof(Way))]
    [InlineData("Reflection", "reason", typeof(Reason))]
    [InlineData("Reflection", "fork", typeof(Fork))]
    [InlineData("Reflection", "fork-dream", typeof(Fork))]
    public void The_choices_of_an_enum_are_its_kebab_case_names(string file, string id, Type values) =>
        Voice[file][id].Choices.Select(c => c.Id).ShouldBe(Enum.GetNames(values).Select(JsonNamingPolicy.KebabCaseLower.ConvertName), ignoreOrder: true);
}
