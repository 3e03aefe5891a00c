using System.Diagnostics;

namespace CoachBot.Tests.Root;

/// <summary>A real process killed by SIGKILL in the middle of a turn, and the next one that the channel's retry finds.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("killed-").FullName;

    [Theory]
    [InlineData("before-commit", 0)]
    [InlineData("after-commit", 0)]
    [InlineData("after-send", 1)]
    public async Task Wherever_the_process_dies_every_message_counts_once_and_no_reply_is_lost(string point, int left)
    {
        var killed = await RunAsync($"{point}:m2", "start=help", "m1=one", "m2=two");
        killed.Exit.ShouldBe(137, "SIGKILL");
        killed.Lines.Count(l => l == "2 so far: one two").ShouldBe(left);

        var next = await RunAsync("none", "m2=two", "m3=three");
        next.Exit.ShouldBe(0);
        killed.Lines.Concat(next.Lines).ShouldContain("2 so far: one two");
        next.Lines[^1].ShouldBe("3 so far: one two three");
    }

    [Theory]
    [InlineData("after-commit")]
    [InlineData("after-send")]
    public async Task Without_a_retry_the_next_message_brings_what_was_kept_back(string point)
    {
        await RunAsync($"{point}:m2", "start=help", "m1=one", "m2=two");

        (await RunAsync("none", "m3=three")).Lines.ShouldBe(["2 so far: one two", "3 so far: one two three"]);
    }

    [Fact]
    public async Task Killed_at_any_moment_and_told_everything_again_it_counts_each_message_once()
    {
        var messages = Enumerable.Range(1, 30).Select(i => $"m{i}=w{i}").Prepend("start=help").ToArray();
        foreach (var seen in new[] { 3, 11, 19 })
        {
            using var process = Start("none", messages);
            for (var line = 0; line < seen && await process.StandardOutput.ReadLineAsync() is not null; line++)
            {
                // The process is at work; it dies somewhere after these lines.
            }
            process.Kill();
            await process.WaitForExitAsync();
        }

        var last = await RunAsync("none", [.. messages, "end=end"]);
        last.Lines[^1].ShouldBe($"31 so far: {string.Join(' ', Enumerable.Range(1, 30).Select(i => $"w{i}"))} end");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Exit, List<string> Lines)> RunAsync(string point, params string[] messages)
    {
        using var process = Start(point, messages);
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            lines.Add(line);
        await process.WaitForExitAsync();
        return (process.ExitCode, lines);
    }

    private Process Start(string point, params string[] messages) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(KillTests).Assembly.Location, folder, point, .. messages]) { RedirectStandardOutput = true, UseShellExecute = false })!;
}
