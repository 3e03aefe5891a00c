using System.Text;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>What a person sees in Slack as plain text, laid out like a <c>.chat</c> file, and such a file played in Slack.</summary>
public static class SlackTranscript
{
    /// <summary>The talk in a person's direct messages, both sides, as it stands now.</summary>
    public static string Print(SlackPerson person) =>
        string.Join('\n', person.In(person.Direct).Select(m => m.IsFromBot ? Print(m) : $"{person.Name}: {SlackMrkdwn.ToPlainText(m.Text)}\n"));

    /// <summary>One message of the app.</summary>
    public static string Print(SlackMessage message)
    {
        var lines = message.Blocks.Count == 0
            ? SlackMrkdwn.ToPlainText(message.Text).Split('\n').ToList()
            : Lines(message.Blocks).ToList();
        lines.AddRange(message.Files.Select(f => $"[file: {f.Title}, {f.Content.Length} bytes]"));
        if (message.EphemeralTo is not null)
            lines.Insert(0, "(only you can see this)");
        if (message.ActiveControls is { Count: > 0 } active)
            lines.Add($"!! active: {string.Join(' ', active)}");
        return "Coach: " + string.Join('\n', lines.Select((l, i) => l.Length == 0 ? "  ·" : i == 0 ? l : "  " + l)) + "\n";
    }

    /// <summary>A modal or the Home tab.</summary>
    public static string Print(SlackView view) =>
        $"╔ {(view.Type == "home" ? "Home" : view.Title)}\n{string.Join('\n', Lines(view.Blocks).Select(l => $"║ {l}".TrimEnd()))}\n╚\n";

    /// <summary>
    /// Plays a <c>.chat</c> file's lines of the person in Slack. <paramref name="stage"/> gets the stage directions, such as
    /// <c>(1 day passes)</c>; what a line brings is every new message by the time the app has taken it.
    /// </summary>
    public static async Task<IReadOnlyList<SlackTurn>> PlayAsync(string chat, SlackPerson person, Func<string, Task> stage)
    {
        var turns = new List<SlackTurn>();
        foreach (var (line, golden) in Read(chat))
        {
            var before = person.In(person.Direct).Select(m => m.Ts).ToHashSet(StringComparer.Ordinal);
            await ActAsync(line, person, stage);
            var came = person.Messages.Where(m => !before.Contains(m.Ts)).Select(Print).ToList();
            turns.Add(new SlackTurn(line, golden, string.Concat(came)));
        }
        return turns;
    }

    private static async Task ActAsync(string line, SlackPerson person, Func<string, Task> stage)
    {
        if (line.StartsWith('('))
            await stage(line);
        else if (line == $"{person.Name} arrives.")
            await person.OpenMessagesAsync();
        else if (line.StartsWith($"{person.Name} clicks: ", StringComparison.Ordinal))
            await person.PressAsync(line[(person.Name.Length + 9)..]);
        else if (line.StartsWith($"{person.Name}: ", StringComparison.Ordinal))
            await person.SayAsync(line[(person.Name.Length + 2)..].Replace("\\n", "\n", StringComparison.Ordinal));
        else
            throw new FormatException($"'{line}' is neither what {person.Name} does nor a stage direction.");
    }

    private static IEnumerable<(string Line, string Golden)> Read(string chat)
    {
        string? line = null;
        var golden = new StringBuilder();
        foreach (var text in chat.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0 && !l.StartsWith('#')))
        {
            if (text.StartsWith("Coach:", StringComparison.Ordinal) || text.StartsWith("  ", StringComparison.Ordinal))
            {
                golden.Append(text).Append('\n');
                continue;
            }
            if (line is not null)
                yield return (line, golden.ToString());
            line = text;
            golden.Clear();
        }
        if (line is not null)
            yield return (line, golden.ToString());
    }

    /// <summary>A header begins a box that holds until the next buttons or the end.</summary>
    private static IEnumerable<string> Lines(JArray blocks)
    {
        var inBox = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = (JObject)blocks[i];
            var type = (string)block["type"]!;
            if (inBox && type is "header" or "actions")
            {
                if (inBox)
                    yield return "╰";
                inBox = false;
            }
            else if (i > 0 && !inBox && type is not ("header" or "actions"))
            {
                yield return "";
            }
            foreach (var line in BlockReader.Lines(block).Where(l => l.Length > 0).SelectMany(l => l.Split('\n')))
                yield return type == "header" ? $"╭ {line}" : inBox ? $"│ {line}" : line;
            inBox |= type == "header";
        }
        if (inBox)
            yield return "╰";
    }
}

/// <summary>What a line of a <c>.chat</c> file brought in Slack.</summary>
/// <param name="Line">What the person did.</param>
/// <param name="Golden">What the file says that the coach answers.</param>
/// <param name="Seen">What the person saw.</param>
public sealed record SlackTurn(string Line, string Golden, string Seen)
{
    /// <summary>The golden lines that the person did not see, letter for letter but for markup, punctuation and layout.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            var seen = Letters(Seen);
            return Golden.Split('\n').Select(l => l.StartsWith("Coach:", StringComparison.Ordinal) ? l[6..] : l)
                .Where(l => !seen.Contains(Letters(l), StringComparison.Ordinal)).Select(l => l.Trim()).ToList();
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
