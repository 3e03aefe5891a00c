using System.Diagnostics;
using System.Globalization;
using System.Text;
using CoachBot.Channels.Slack;
using CoachBot.Testing;
using Newtonsoft.Json;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>Slack's own TypeScript types read our blocks: no field that they do not know, none that they miss.</summary>
public class SlackTypesTests
{
    [SkippableFact]
    public async Task Every_message_has_slacks_types()
    {
        NodeTools.RequireOrSkip("typescript", "@slack/types");
        var source = new StringBuilder("import type { KnownBlock } from '@slack/types';\n");
        foreach (var (name, message) in Specimens.All)
            source.Append(CultureInfo.InvariantCulture, $"/* {name} */ ({BlockKit.Json(SlackRenderer.Render(message))["blocks"]!.ToString(Formatting.None)}) satisfies KnownBlock[];\n");

        (await CompileAsync(source.ToString())).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_check_would_notice()
    {
        NodeTools.RequireOrSkip("typescript", "@slack/types");

        (await CompileAsync("import type { KnownBlock } from '@slack/types';\n([{ type: 'divider', text: 'no' }]) satisfies KnownBlock[];\n"))
            .ShouldContain("'text' does not exist");
    }

    /// <returns>What the compiler says against the source.</returns>
    private static async Task<string> CompileAsync(string source)
    {
        // Beside the packages, so that the compiler finds them.
        var file = Path.Combine(NodeTools.NpmFolder, "node_modules", $"coach-blocks-{Guid.NewGuid():N}.ts");
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
