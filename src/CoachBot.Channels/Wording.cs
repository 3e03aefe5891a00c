using System.Text;

namespace CoachBot.Channels;

/// <summary>The few words that drawing a message adds to it, and how long words are cut.</summary>
public static class Wording
{
    public const string ChooseOne = "Choose one";

    public const string Send = "Send";

    public const string LookAgain = "Look again";

    public const string LeaveIt = "Leave it";

    /// <summary>Over the field in which longer words are written; at most 24 characters, which is what Slack shows.</summary>
    public const string YourWords = "Your own words";

    /// <summary>Notifies of what is too long for one message.</summary>
    public const string GoesOn = "(goes on)";

    public const string Thinking = "is thinking…";

    /// <summary>Said where somebody asked in front of others; 0 is the coach's name.</summary>
    public const string AnsweredPrivately = "I have answered you in private: {0}";

    public const string NotInstalled = "CoachBot is not installed in this workspace, so I can't answer. Whoever runs it can add me.";

    /// <summary>Said when a turn failed outright; the coach's own words need a store that works.</summary>
    public const string WentWrong = "Sorry, something went wrong on my side. Nothing you told me before is lost; please say that again in a moment.";

    /// <summary>The button that gives a draft as messages of its own, which the person can copy.</summary>
    public const string TextAlone = "Just the text, to copy";

    /// <summary>Said when somebody does not want a file after all; neutral Markdown that every channel reads.</summary>
    public const string FileDeclined = "All right, that file stays here. Say **export my data** whenever you want it.";

    public const string FileNotTaken = "I couldn't put that file into your OneDrive, and nothing of it is lost. Say **export my data** and we try again.";

    public const string FilesNotAllowed = "I can't hand you files here. Whoever runs this coach can give you everything I hold about you.";

    /// <summary>Stands on the card that asks whether a file may be put into the person's own storage.</summary>
    public static string AboutFile(string name) => name.EndsWith(".json", StringComparison.Ordinal) ? "The same in JSON, for other programs" : "Everything I hold about you, to read";

    /// <summary>Stands on a card in place of its buttons.</summary>
    public static string Answered(string label) => "✓ " + label;

    /// <summary>Said where others read along.</summary>
    public static string InGroup(string chat) =>
        $"I coach one person at a time, about a job search, and where others read along I keep quiet. Our own chat: {chat}";

    /// <summary>The same to somebody who has their answer there already.</summary>
    public static string AnsweredAlone(string chat) => $"That's for the two of us: I've answered you in our own chat. {chat}";

    /// <summary>What stands before a step, in the eye's language.</summary>
    public static string Glyph(StepState state) => state switch
    {
        StepState.Done => "✓",
        StepState.Next => "➤",
        StepState.Skipped => "–",
        _ => "○",
    };

    /// <summary>What stands after a step, in words, for those who do not see the glyph. Empty for a step that is simply open.</summary>
    public static string Name(StepState state) => state switch
    {
        StepState.Done => "done",
        StepState.Next => "next",
        StepState.Skipped => "skipped",
        _ => "",
    };

    public static string Number(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A bar of text, at most <paramref name="widest"/> characters for the chart's largest number; none for nothing, and one at least for something.</summary>
    public static string BarOf(Bar bar, Chart chart, int widest)
    {
        var most = chart.Bars.Max(b => b.Value);
        return bar.Value <= 0 || most <= 0 ? "" : new string('█', Math.Max(1, (int)Math.Round(widest * bar.Value / most)));
    }

    /// <summary>At most so many UTF-16 characters, ending in an ellipsis when cut, never inside a surrogate pair.</summary>
    public static string Clip(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + "…";
    }

    /// <summary>The whole message as plain text, for notifications, screen readers and clients that draw no cards.</summary>
    public static string Plain(CoachMessage message)
    {
        var text = new StringBuilder(NeutralText.Plain(message.Text));
        if (message.Card is { } card)
        {
            Line(card.Title);
            Line(NeutralText.Plain(card.Text ?? ""));
            foreach (var fact in card.Facts)
                Line($"{fact.Name}: {fact.Value}");
            foreach (var step in card.Steps)
                Line(step.State == StepState.Open ? step.Label : $"{step.Label} ({Name(step.State)})");
            foreach (var bar in card.Chart?.Bars ?? [])
                Line($"{bar.Label}: {Number(bar.Value)}");
            Line(card.Draft ?? "");
        }
        return text.ToString();

        void Line(string line)
        {
            if (text.Length > 0 && line.Length > 0)
                text.Append('\n');
            text.Append(line);
        }
    }
}
