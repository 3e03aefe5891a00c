using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>Every transcript is had in Slack too, by HTTP and in socket mode: the same words in the same order, the same buttons to press.</summary>
public class SlackTranscriptTests
{
    private static string Folder => Path.Combine(NodeTools.RepositoryRoot, "tests", "CoachBot.Tests", "Transcripts");

    public static TheoryData<string, SlackWay> Chats
    {
        get
        {
            var chats = new TheoryData<string, SlackWay>();
            foreach (var (i, file) in Directory.EnumerateFiles(Folder, "*.chat").Select(f => Path.GetFileName(f)).Where(f => !f.Contains("received", StringComparison.Ordinal)).Order().Index())
            {
                chats.Add(file, i % 2 == 0 ? SlackWay.Http : SlackWay.Socket);
                chats.Add(file, i % 2 == 0 ? SlackWay.Socket : SlackWay.Http);
            }
            return chats;
        }
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task A_conversation_can_be_had_in_Slack(string chat, SlackWay way)
    {
        var text = await File.ReadAllLinesAsync(Path.Combine(Folder, chat));
        var member = Cast.All.First(p => text.Any(l => l.StartsWith(p.Name, StringComparison.Ordinal)));
        var lines = text.Where(l => Regex.IsMatch(l, $@"^({member.Name}( clicks)?: |\(\d+ days? pass)")).ToList();

        // In Slack nobody arrives; the first word is theirs.
        if (lines[0].Contains(" clicks: ", StringComparison.Ordinal))
            lines.Insert(0, $"{member.Name}: hello");
        var expected = new List<CoachMessage>();
        await ChatTranscript.PlayAsync(string.Join('\n', lines), message =>
        {
            expected.Add(message);
            return Task.CompletedTask;
        });

        var clock = new HurriedClock(factor: 20);
        await using var coach = await SlackServer.StartAsync(way, clock);
        coach.Slack.RateLimits.AreOn = false;
        coach.Slack.Patience = TimeSpan.FromMinutes(5);
        var person = coach.Slack.Workspace(Cast.Maya.Tenant).Person(member.Name, member.Zone, member.Id);
        foreach (var line in lines)
            await StepAsync(coach, clock, person, line);
        await coach.Slack.UntilAsync(() => person.Messages.Count >= expected.Count, $"{expected.Count} messages");

        person.Messages.Count.ShouldBe(expected.Count);
        foreach (var (message, seen) in expected.Zip(person.Messages))
        {
            // Which of its variants the coach says is chance; what it shows and writes is not.
            Letters(seen.Seen).ShouldContain(Letters(Wording.Plain(message with { Text = "", Card = message.Card is { } card ? card with { Chart = null } : null })));
            foreach (var bar in message.Card?.Chart?.Bars ?? [])
                seen.Seen.ShouldContain($"{Wording.Number(bar.Value)}  {bar.Label}");
            Letters(seen.Seen).ShouldNotBeEmpty();
        }
        person.Messages.SelectMany(m => m.ActiveControls).ShouldBeEmpty();
    }

    private static async Task StepAsync(SlackServer coach, HurriedClock clock, SlackPerson person, string line)
    {
        var words = line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        if (line.StartsWith('('))
            await PassAsync(coach, clock, TimeSpan.FromDays(int.Parse(line[1..line.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture)));
        else if (line.Contains(" clicks: ", StringComparison.Ordinal))
            await (await person.PressAsync(words)).Completed;
        else
            await (await person.SayAsync(words.Replace("\\n", "\n", StringComparison.Ordinal))).Completed;
    }

    /// <summary>Half hours pass one after the other, and the worker sees to what is due in each.</summary>
    private static async Task PassAsync(SlackServer coach, HurriedClock clock, TimeSpan time)
    {
        for (var end = clock.GetUtcNow() + time; clock.GetUtcNow() < end;)
        {
            clock.Skip(TimeSpan.FromMinutes(30));
            await coach.Services.GetRequiredService<ReminderWorker>().DrainAsync(CancellationToken.None);
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
