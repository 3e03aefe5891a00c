using System.Text;

namespace CoachBot.Channels;

/// <summary>The few words that drawing a message adds to it, and how long words are cut.</summary>
public static class Wording
{
    public const string ChooseOne = "Choose one";

    public const string Send = "Send";

    public const string LeaveIt = "Leave it";

    /// <summary>Over the field in which longer words are written; at most 24 characters, which is what Slack shows.</summary>
    public const string YourWords = "Your own words";

    public const string Thinking = "is thinking…";

    /// <summary>Said where somebody asked in front of others; 0 is the coach's name.</summary>
    public const string AnsweredPrivately = "I have answered you in private: {0}";

    public const string NotInstalled = "CoachBot is not installed in this workspace, so I can't answer. Whoever runs it can add me.";

    /// <summary>Said when a turn failed outright; the coach's own words need a store that works.</summary>
    public const string WentWrong = "Sorry, something went wrong on my side. Nothing you told me before is lost; please say that again in a moment.";

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
