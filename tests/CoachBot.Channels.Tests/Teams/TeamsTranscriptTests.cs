using System.Text.RegularExpressions;
using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>Every transcript is had in the Agents Playground too, with the days that pass in it: the same cards in the same order, the same buttons to press.</summary>
public sealed class TeamsTranscriptTests(PlaygroundForAll fixture) : IClassFixture<PlaygroundForAll>
{
    private static readonly Regex Names = new($"^({string.Join('|', Cast.All.Select(p => p.Name))})\\b");

    private static string Folder => Path.Combine(NodeTools.RepositoryRoot, "tests", "CoachBot.Tests", "Transcripts");

    public static TheoryData<string> Chats =>
        new(Directory.EnumerateFiles(Folder, "*.chat").Select(f => Path.GetFileName(f)).Where(f => !f.Contains("received", StringComparison.Ordinal)).Order());

    [SkippableTheory]
    [MemberData(nameof(Chats))]
    public async Task A_conversation_can_be_had_in_Teams(string chat)
    {
        var directions = (await File.ReadAllLinesAsync(Path.Combine(Folder, chat))).Where(IsDirection).Select(l => Names.Replace(l, Cast.Maya.Name));
        var expected = new List<CoachMessage>();
        var played = (await ChatTranscript.PlayAsync(string.Join('\n', directions), message =>
        {
            expected.Add(message);
            return Task.CompletedTask;
        })).Split('\n');

        var clock = new HurriedClock(factor: 20);
        var (server, playground) = await fixture.StartAsync(clock);
        await using var coach = server;
        foreach (var (i, line) in played.Index().Where(l => IsDirection(l.Item)))
        {
            await playground.HearAsync(played.Take(i).Count(l => Regex.IsMatch(l, "^Coach[:,]")));
            await StepAsync(server, playground, clock, line);
        }
        await playground.HearAsync(expected.Count);

        foreach (var (message, seen) in expected.Zip(playground.Heard))
        {
            // Which of its variants the coach says is chance; what it shows and writes is not.
            var both = $"expected: {message.Text}\nseen: {seen.Words}";
            Letters(seen.Words).ShouldContain(Letters(Wording.Plain(WithoutWords(message))), customMessage: both);
            foreach (var bar in message.Card?.Chart?.Bars ?? [])
                seen.Words.ShouldContain(bar.Label, customMessage: both);
            seen.Labels.Where(l => l != Wording.Send).ShouldBe(message.Choices.Concat(message.Card?.Actions ?? []).Select(b => b.Label), ignoreOrder: true, both);
        }
    }

    /// <summary>What a person does, and days that pass. What a kill does is shown where real processes are killed.</summary>
    private static bool IsDirection(string line) => Names.IsMatch(line) || Regex.IsMatch(line, @"^\(.* pass(es)?\)$");

    private static async Task StepAsync(TeamsServer server, Playground playground, HurriedClock clock, string line)
    {
        var name = Cast.Maya.Name;
        var turns = server.Turns;
        if (line == $"{name} arrives.")
        {
            await playground.ArriveAsync();
        }
        else if (line.StartsWith($"{name} clicks: ", StringComparison.Ordinal))
        {
            var label = line[(name.Length + 9)..];
            var card = playground.Heard.LastOrDefault(m => m.Labels.Contains(label))
                ?? throw new InvalidOperationException($"There is no '{label}' in:\n{string.Join("\n---\n", playground.Heard.TakeLast(4).Select(m => m.Words))}");
            await playground.SubmitAsync(card, card.DataOf(label));
        }
        else if (line.StartsWith('('))
        {
            await PassAsync(server, clock, TimeSpan.FromDays(int.Parse(line.Split('(', ' ')[1], System.Globalization.CultureInfo.InvariantCulture)));
            return;
        }
        else
        {
            await playground.SayAsync(line[(name.Length + 2)..].Replace("\\n", "\n", StringComparison.Ordinal));
        }

        // The Playground has taken it at once; the coach is asked behind its back.
        for (var waited = 0; server.Turns == turns && waited < 1_000; waited++)
            await Task.Delay(20);
    }

    private static async Task PassAsync(TeamsServer server, HurriedClock clock, TimeSpan time)
    {
        for (var step = TimeSpan.FromMinutes(30); time > TimeSpan.Zero; time -= step)
        {
            clock.Skip(step);
            await server.Services.GetRequiredService<ReminderWorker>().DrainAsync(CancellationToken.None);
        }
    }

    /// <summary>A chart is drawn, each channel in its way.</summary>
    private static CoachMessage WithoutWords(CoachMessage message) => message with { Text = "", Card = message.Card is { } card ? card with { Chart = null } : null };

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

/// <summary>One Playground for all transcripts, and a coach for each at the address that the Playground knows.</summary>
public sealed class PlaygroundForAll : IAsyncLifetime
{
    private Playground? playground;
    private string url = "";

    /// <summary>A coach that knows nobody, and the Playground with nothing heard.</summary>
    public async Task<(TeamsServer Server, Playground Playground)> StartAsync(HurriedClock clock)
    {
        var server = await TeamsServer.StartAsync("Development", services => services.AddSingleton<TimeProvider>(clock), [.. url.Length == 0 ? Array.Empty<(string, string)>() : [("urls", url)]]);
        url = server.Http.BaseAddress!.ToString().TrimEnd('/');
        playground ??= await Playground.StartAsync(new Uri(url), Cast.Maya.Zone);
        playground.Forget();
        return (server, playground);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (playground is not null)
            await playground.DisposeAsync();
    }
}
