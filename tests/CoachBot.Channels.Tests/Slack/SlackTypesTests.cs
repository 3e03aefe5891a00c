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

        (await TypeScript.CompileAsync(source.ToString())).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_check_would_notice()
    {
        NodeTools.RequireOrSkip("typescript", "@slack/types");

        (await TypeScript.CompileAsync("import type { KnownBlock } from '@slack/types';\n([{ type: 'divider', text: 'no' }]) satisfies KnownBlock[];\n"))
            .ShouldContain("'text' does not exist");
    }
}
