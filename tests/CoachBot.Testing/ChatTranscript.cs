using System.Globalization;
using System.Text;

namespace CoachBot.Testing;

/// <summary>
/// A <c>.chat</c> file: a conversation as people would read it, and its own test. The person's lines (<c>Maya: …</c>,
/// <c>Maya clicks: …</c>) and the stage directions (<c>(1 day passes)</c>, <c>(restart)</c>, <c>(kill)</c>) are played; the coach's
/// lines must come out as they stand. With APPROVE=1 in the environment they are written instead.
/// </summary>
public static class ChatTranscript
{
    /// <summary>Plays the file and compares; the transcript that came out stands beside it as <c>.received.chat</c> when it differs.</summary>
    public static async Task VerifyAsync(string path, Func<CoachMessage, Task>? each = null)
    {
        var expected = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        var played = await PlayAsync(expected, each);
        if (played == expected)
            return;

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            await File.WriteAllTextAsync(path, played);
            return;
        }
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".received.chat"), played);
        throw new InvalidOperationException($"{Path.GetFileName(path)} came out differently:\n{FirstDifference(expected, played)}");
    }

    /// <summary>The transcript that comes out of a file's own lines.</summary>
    public static async Task<string> PlayAsync(string chat, Func<CoachMessage, Task>? each = null)
    {
        var lines = chat.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("Coach:", StringComparison.Ordinal) && !l.StartsWith("Coach, ", StringComparison.Ordinal) && !l.StartsWith("  ", StringComparison.Ordinal)).ToList();
        var person = Cast.All.FirstOrDefault(p => lines.Exists(l => l.StartsWith(p.Name, StringComparison.Ordinal))) ?? Cast.Maya;
        await using var coach = new CoachHarness(person);
        var transcript = new StringBuilder();
        foreach (var line in lines)
        {
            transcript.Append(line).Append('\n');
            if (line.StartsWith('#'))
                continue;
            IReadOnlyList<(DateTimeOffset? At, CoachMessage Message)> replies;
            try
            {
                replies = await StepAsync(coach, line);
            }
            catch (InvalidOperationException e)
            {
                throw new InvalidOperationException($"{e.Message}\n\n{transcript}", e);
            }
            foreach (var (at, message) in replies)
            {
                transcript.Append(Print(message, at is { } came ? $"Coach, {OnTheClockOf(person, came)}: " : "Coach: "));
                if (each is not null)
                    await each(message);
            }
            transcript.Append('\n');
        }
        return transcript.ToString().TrimEnd('\n') + "\n";
    }

    private static async Task<IReadOnlyList<(DateTimeOffset? At, CoachMessage Message)>> StepAsync(CoachHarness coach, string line)
    {
        var name = coach.Person.Name;
        if (line == $"{name} arrives.")
            return Now(await coach.ArriveAsync());
        if (line.StartsWith(name + " clicks: ", StringComparison.Ordinal))
            return Now(await coach.ClickAsync(line[(name.Length + 9)..]));
        if (line.StartsWith(name + ": ", StringComparison.Ordinal))
            return Now(await coach.SayAsync(line[(name.Length + 2)..].Replace("\\n", "\n", StringComparison.Ordinal)));
        if (line.Split('(', ' ') is ["", var count, "day" or "days", "pass)" or "passes)"])
            return (await coach.PassAsync(TimeSpan.FromDays(int.Parse(count, CultureInfo.InvariantCulture)))).Select(r => ((DateTimeOffset?)r.At, r.Message)).ToList();
        if (line == "(restart)")
            await coach.RestartAsync();
        else if (line == "(kill)")
            coach.Kill();
        else
            throw new FormatException($"'{line}' is neither what somebody says nor a stage direction.");
        return [];
    }

    private static List<(DateTimeOffset? At, CoachMessage Message)> Now(IEnumerable<CoachMessage> messages) => messages.Select(m => ((DateTimeOffset?)null, m)).ToList();

    private static string OnTheClockOf(CastMember person, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(person.Zone)).ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);

    private static string Print(CoachMessage message, string speaker)
    {
        var lines = new List<string>();
        if (message.Text.Length > 0)
            lines.AddRange(message.Text.Split('\n'));
        if (message.Card is { } card)
        {
            lines.Add($"╭ {card.Title}");
            if (card.Text is not null)
                lines.AddRange(card.Text.Split('\n').Select(l => $"│ {l}".TrimEnd()));
            lines.AddRange(card.Facts.Select(f => $"│ {f.Name}: {f.Value}"));
            lines.AddRange(card.Steps.Select(s => $"│ {Mark(s.State)} {s.Label}"));
            lines.AddRange((card.Chart?.Bars ?? []).Select(b => string.Create(CultureInfo.InvariantCulture, $"│ {b.Label}: {b.Value}")));
            lines.AddRange((card.Draft ?? "").Split('\n').Where(_ => card.Draft is not null).Select(l => $"│ {l}".TrimEnd()));
            lines.Add("╰");
        }
        if (message.Choices.Count > 0)
            lines.Add(string.Join(' ', message.Choices.Select(c => $"[{c.Label}]")));
        return speaker + string.Join('\n', lines.Select((l, i) => i == 0 ? l : $"  {l}".TrimEnd())).Replace("\n\n", "\n  ·\n", StringComparison.Ordinal) + "\n";
    }

    private static char Mark(StepState state) => state switch
    {
        StepState.Done => '✓',
        StepState.Next => '→',
        StepState.Skipped => '–',
        _ => '·',
    };

    private static string FirstDifference(string expected, string played)
    {
        var wanted = expected.Split('\n');
        var got = played.Split('\n');
        var line = wanted.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n  expected: {wanted.ElementAtOrDefault(line)}\n  came out: {got.ElementAtOrDefault(line)}";
    }
}
