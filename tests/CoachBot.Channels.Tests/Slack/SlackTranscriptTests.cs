using System.Text.RegularExpressions;
using CoachBot.Testing;
using CoachBot.Testing.Slack;

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
        // In Slack nobody arrives; the first word is theirs. From where days pass on, reminders come by themselves: they have a test of their own.
        var names = string.Join('|', Cast.All.Select(p => p.Name));
        var lines = (await File.ReadAllLinesAsync(Path.Combine(Folder, chat)))
            .TakeWhile(l => !Regex.IsMatch(l, @"^\(.* pass"))
            .Where(l => Regex.IsMatch(l, $@"^({names})( clicks)?: "))
            .Select(l => Regex.Replace(l, $"^({names})", "Maya")).ToList();
        if (lines[0].Contains(" clicks: ", StringComparison.Ordinal))
            lines.Insert(0, "Maya: hello");
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
        var person = coach.Maya;
        foreach (var line in lines)
            await StepAsync(person, "Maya", line);
        await coach.Slack.UntilAsync(() => person.Messages.Count >= expected.Count, $"{expected.Count} messages");

        person.Messages.Count.ShouldBe(expected.Count);
        foreach (var (message, seen) in expected.Zip(person.Messages))
        {
            // Which of its variants the coach says is chance; what it shows and writes is not.
            Letters(seen.Seen).ShouldContain(Letters(Wording.Plain(message with { Text = "" })));
            Letters(seen.Seen).ShouldNotBeEmpty();
        }
        person.Messages.SelectMany(m => m.ActiveControls).ShouldBeEmpty();
    }

    private static async Task StepAsync(SlackPerson person, string name, string line)
    {
        if (line.StartsWith(name + " clicks: ", StringComparison.Ordinal))
            await (await person.PressAsync(line[(name.Length + 9)..])).Completed;
        else if (line.StartsWith(name + ": ", StringComparison.Ordinal))
            await (await person.SayAsync(line[(name.Length + 2)..].Replace("\\n", "\n", StringComparison.Ordinal))).Completed;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
