using System.Diagnostics;
using CoachBot.Testing;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>The TypeScript compiler, beside the packages whose types it reads.</summary>
internal static class TypeScript
{
    /// <returns>What the compiler says against the source.</returns>
    public static async Task<string> CompileAsync(string source)
    {
        // Beside the packages, so that the compiler finds them.
        var file = Path.Combine(NodeTools.NpmFolder, "node_modules", $"coach-types-{Guid.NewGuid():N}.ts");
        await File.WriteAllTextAsync(file, source);
        try
        {
            using var compiler = Process.Start(NodeTools.Script(
                NodeTools.PackageFile("typescript", "bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext", file))!;
            var said = await compiler.StandardOutput.ReadToEndAsync();
            await compiler.WaitForExitAsync();
            return said.Trim();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
