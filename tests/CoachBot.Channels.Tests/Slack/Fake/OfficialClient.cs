using System.Diagnostics;
using System.Text;
using CoachBot.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>Slack's own JavaScript clients in a process that takes and reports JSON, one value a line.</summary>
internal sealed class OfficialClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process node;
    private readonly Task<string> errors;

    private OfficialClient(Process node)
    {
        this.node = node;
        errors = node.StandardError.ReadToEndAsync();
    }

    public static void RequireOrSkip() => NodeTools.RequireOrSkip("@slack/web-api", "@slack/socket-mode", "@slack/oauth");

    public static OfficialClient Start(string mode, JObject settings)
    {
        var script = Path.Combine(NodeTools.RepositoryRoot, "tests", "CoachBot.Channels.Tests", "Slack", "Fake", "official-clients.cjs");
        var start = NodeTools.Script(script, mode, settings.ToString(Formatting.None));
        start.StandardOutputEncoding = Encoding.UTF8;
        return new OfficialClient(Process.Start(start)!);
    }

    public async Task<JObject> AskAsync(JToken question)
    {
        await node.StandardInput.WriteLineAsync(question.Type == JTokenType.String ? (string)question! : question.ToString(Formatting.None));
        return await ReadAsync();
    }

    public async Task<JObject> ReadAsync()
    {
        var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return line is null ? throw new InvalidOperationException($"The client ended: {await errors}") : JObject.Parse(line);
    }

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        try
        {
            await node.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            node.Kill();
        }
        node.Dispose();
    }
}
