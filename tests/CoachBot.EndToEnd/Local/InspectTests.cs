using System.Diagnostics;
using System.Text.Json.Nodes;
using CoachBot.Testing;

namespace CoachBot.EndToEnd.Local;

/// <summary><c>coach inspect …</c> as another program uses it: the real executable, JSON Lines through its pipes.</summary>
public sealed class InspectTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coach-inspect-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_message_comes_out_with_its_intent_and_only_the_slots_it_holds()
    {
        var (code, output, error) = await HostProcess.RunAsync(["inspect", "understand"], "{\"text\":\"remind me Tuesday at 9 to ring Sam\"}\n{\"text\":\"go back\"}\n");

        code.ShouldBe(0);
        error.ShouldBeEmpty();
        var answers = Lines(output);
        answers.Count.ShouldBe(2);
        answers[0].Select(field => field.Key).ShouldBe(["text", "intent", "confidence", "slots"]);
        answers[0]["intent"]!.GetValue<string>().ShouldBe("set-reminder");
        answers[0]["confidence"]!.GetValue<double>().ShouldBeInRange(0, 1);
        answers[0]["slots"]!.ToJsonString().ShouldBe("{\"person\":\"Sam\",\"when\":\"Tuesday at 9\"}");
        answers[1]["slots"]!.ToJsonString().ShouldBe("{}");
    }

    [Theory]
    [InlineData("understand", "{\"text\":\"hi\"}", "intent")]
    [InlineData("email", "{\"text\":\"Unfortunately we chose another candidate.\"}", "outcome")]
    [InlineData("tone", "{\"text\":\"Thank you for your time.\"}", "verdict")]
    [InlineData("when", "{\"text\":\"tomorrow at 9\",\"now\":\"2026-11-21T10:00\",\"zone\":\"Europe/London\"}", "instant")]
    public async Task A_bad_line_is_answered_in_its_place_and_the_next_is_read(string reader, string good, string field)
    {
        var (code, output, _) = await HostProcess.RunAsync(["inspect", reader], $"{good}\nnot json\n{{\"words\":1}}\n\n[1]\n{good}\n");

        code.ShouldBe(0);
        var answers = Lines(output);
        answers.Count.ShouldBe(5);
        answers[0].ContainsKey(field).ShouldBeTrue();
        answers[1..4].Select(answer => answer["line"]!.GetValue<int>()).ShouldBe([2, 3, 5]);
        answers[1..4].ShouldAllBe(answer => answer["error"]!.GetValue<string>().Length > 0);
        answers[4].ToJsonString().ShouldBe(answers[0].ToJsonString());
    }

    [Fact]
    public async Task An_answer_comes_before_the_next_question_is_asked()
    {
        using var coach = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(HostProcess.Folder, "coach.dll"), "inspect", "understand"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var text in new[] { "never mind", "go back" })
        {
            await coach.StandardInput.WriteLineAsync($"{{\"text\":\"{text}\"}}".AsMemory(), patience.Token);
            await coach.StandardInput.FlushAsync(patience.Token);
            Lines((await coach.StandardOutput.ReadLineAsync(patience.Token))!)[0]["text"]!.GetValue<string>().ShouldBe(text);
        }

        coach.StandardInput.Close();
        await coach.WaitForExitAsync(patience.Token);
        coach.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Explaining_adds_the_evidence_and_the_other_readings()
    {
        var (_, output, _) = await HostProcess.RunAsync(["inspect", "understand", "--explain"], "{\"text\":\"hi\"}\n{\"text\":\"delete all my data\"}\n");

        Lines(output)[0]["evidence"]!.AsArray().Count.ShouldBe(1);
        var answer = Lines(output)[1];
        answer["evidence"]!.AsArray().ShouldContain(each => each!.GetValue<string>().Contains("delete", StringComparison.Ordinal));
        answer["others"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_score_counts_what_is_right_and_shows_what_is_not()
    {
        var file = await FileAsync("""
            {"text":"go back","intent":"go-back","slots":{}}
            {"text":"delete all my data","intent":"forget-me"}
            {"text":"hello","intent":"cancel"}
            """);

        var (code, output, _) = await HostProcess.RunAsync(["inspect", "score", "understand", file]);

        code.ShouldBe(0);
        output.ShouldContain("intent: 2 of 3 right (66.7 %)");
        output.ShouldContain("cancel read as greet: 1");
        output.ShouldContain("macro-F1");
        output.ShouldContain("calibration: ECE");
    }

    [Fact]
    public async Task A_check_file_that_cannot_be_read_ends_it_with_1_and_names_the_line()
    {
        var file = await FileAsync("{\"text\":\"hi\",\"intent\":\"greet\"}\nnot json");

        var (code, output, _) = await HostProcess.RunAsync(["inspect", "score", "understand", file]);

        code.ShouldBe(1);
        output.ShouldContain("line 2");
    }

    [Theory]
    [InlineData("inspect", "nonsense")]
    [InlineData("inspect", "understand", "/no/such/file.jsonl")]
    [InlineData("inspect", "understand", "--nonsense")]
    [InlineData("inspect", "score", "nonsense", "file.jsonl")]
    public async Task Wrong_use_ends_it_with_2(params string[] arguments)
    {
        var (code, _, error) = await HostProcess.RunAsync(arguments);

        code.ShouldBe(2);
        error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("understand")]
    [InlineData("email")]
    [InlineData("tone")]
    [InlineData("when")]
    public async Task Help_says_what_goes_in_and_what_comes_out(string reader)
    {
        var (code, output, _) = await HostProcess.RunAsync(["inspect", reader, "--help"]);

        code.ShouldBe(0);
        output.ShouldContain("\"text\"");
        output.ShouldContain("--explain");
        output.ShouldContain("Exit codes");
    }

    private static List<JsonObject> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonObject)JsonNode.Parse(line)!)];

    private async Task<string> FileAsync(string lines)
    {
        var file = Path.Combine(folder, "check.jsonl");
        await File.WriteAllTextAsync(file, lines);
        return file;
    }
}
