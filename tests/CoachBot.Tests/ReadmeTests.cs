using CoachBot.Testing;

namespace CoachBot.Tests;

public class ReadmeTests
{
    private static readonly string Readme = Path.Combine(NodeTools.RepositoryRoot, "README.md");

    [Fact]
    public async Task The_transcript_in_the_README_is_what_the_coach_says()
    {
        var text = (await File.ReadAllTextAsync(Readme)).ReplaceLineEndings("\n");
        var start = text.IndexOf("```chat\n", StringComparison.Ordinal) + "```chat\n".Length;
        var end = text.IndexOf("```", start, StringComparison.Ordinal);
        var played = await ChatTranscript.PlayAsync(text[start..end]);

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            await File.WriteAllTextAsync(Readme, text[..start] + played + text[end..]);
        else
            text[start..end].ShouldBe(played);
    }

    [Fact]
    public void The_README_fits_on_150_lines() => File.ReadLines(Readme).Count().ShouldBeLessThanOrEqualTo(150);
}
