using System.Diagnostics;
using CoachBot.Testing;
using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

/// <summary>The trainer, as the build runs it.</summary>
public class TrainingTests
{
    [Fact]
    public async Task What_is_built_in_is_what_the_examples_teach_to_the_byte()
    {
        var folder = Directory.CreateTempSubdirectory("coach-learnt-").FullName;
        (await TrainAsync(folder)).ExitCode.ShouldBe(0);
        var files = Directory.GetFiles(folder).Select(file => "Learnt/" + Path.GetFileName(file)).ToList();
        typeof(Intents).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Learnt/", StringComparison.Ordinal)).ShouldBe(files, ignoreOrder: true);
        files.Count.ShouldBeGreaterThan(6);
        foreach (var name in files)
        {
            using var built = new MemoryStream();
            await using var resource = typeof(Intents).Assembly.GetManifestResourceStream(name)!;
            await resource.CopyToAsync(built);
            var again = await File.ReadAllBytesAsync(Path.Combine(folder, name["Learnt/".Length..]));
            again.AsSpan().SequenceEqual(built.ToArray()).ShouldBeTrue(name);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_a_folder_it_says_how_it_is_used()
    {
        var (exitCode, said) = await TrainAsync();
        exitCode.ShouldBe(1);
        said.ShouldContain("Usage: CoachBot.Training FOLDER");
    }

    private static async Task<(int ExitCode, string Said)> TrainAsync(params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var trainer = Path.Combine(NodeTools.RepositoryRoot, "src", "CoachBot.Training", "bin", configuration, "net10.0", "CoachBot.Training.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [trainer, .. arguments]) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
