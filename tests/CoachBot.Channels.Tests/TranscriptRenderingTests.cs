using CoachBot.Channels.Local;
using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;
using CoachBot.Channels.Tests.Slack;
using CoachBot.Testing;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace CoachBot.Channels.Tests;

/// <summary>Everything that the coach says in the transcripts can be said, whole, in every channel.</summary>
public class TranscriptRenderingTests
{
    public static TheoryData<string> Chats => new(Directory.EnumerateFiles(Folder, "*.chat").Select(f => Path.GetFileName(f)).Where(f => !f.Contains("received", StringComparison.Ordinal)).Order());

    private static string Folder => Path.Combine(NodeTools.RepositoryRoot, "tests", "CoachBot.Tests", "Transcripts");

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task A_conversation_can_be_had_in_every_channel(string chat)
    {
        var said = 0;
        await ChatTranscript.PlayAsync(await File.ReadAllTextAsync(Path.Combine(Folder, chat)), message =>
        {
            said++;
            ShouldHold(Teams(message), message, "Teams");
            ShouldHold(Slack(message), message, "Slack");
            ShouldHold(LocalRenderer.ToClient(MessageActivity.From(message)).ToString(Formatting.None), message, "Web Chat");
            ShouldHold(Terminal(message), message, "the terminal");
            return Task.CompletedTask;
        });
        said.ShouldBeGreaterThan(1);
    }

    private static string Teams(CoachMessage message) => JObject.FromObject(TeamsRenderer.Render(MessageActivity.From(message)), JsonSerializer.Create(new() { NullValueHandling = NullValueHandling.Ignore })).ToString(Formatting.None);

    private static string Slack(CoachMessage message)
    {
        var rendered = BlockKit.Json(SlackRenderer.Render(message));
        BlockKit.Flaws(rendered).ShouldBeEmpty();
        return rendered.ToString(Formatting.None);
    }

    private static string Terminal(CoachMessage message)
    {
        var screen = new StringWriter();
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(screen) }).Write(TerminalRenderer.Render(message));
        return screen.ToString();
    }

    private static void ShouldHold(string rendered, CoachMessage message, string channel)
    {
        var seen = Letters(rendered.Replace("\\n", " ", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal));
        foreach (var part in message.Choices.Select(c => c.Label)
            .Concat(message.Card?.Facts.Select(f => f.Value) ?? [])
            .Concat(message.Card?.Steps.Select(s => s.Label) ?? [])
            .Append(message.Text)
            .Append(message.Card?.Title ?? "")
            .SelectMany(t => t.Split('\n', ' ')))
        {
            seen.ShouldContain(Letters(part), Case.Sensitive, $"'{part}' is missing in {channel}");
        }
    }

    /// <summary>What is left when markup, escapes and line breaks are disregarded.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
