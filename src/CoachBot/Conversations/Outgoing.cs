using Microsoft.Bot.Schema;

namespace CoachBot;

/// <summary>The messages of one turn. What can stand in one message does: one complete message is kinder than many.</summary>
public sealed class Outgoing
{
    private readonly List<CoachMessage> messages = [];

    public IReadOnlyList<CoachMessage> Messages => messages;

    public void Add(CoachMessage message)
    {
        if (messages is [.., { Card: null, Choices.Count: 0 } last])
            messages[^1] = message with { Text = Join(last.Text, message.Text) };
        else
            messages.Add(message);
    }

    public void Say(string text) => Add(new CoachMessage(text));

    /// <summary>Takes back what was added since there were so many messages.</summary>
    public void BackTo(int count)
    {
        if (messages.Count > count)
            messages.RemoveRange(count, messages.Count - count);
    }

    public IActivity[] ToActivities() => messages.Select(m => (IActivity)MessageActivity.From(m)).ToArray();

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : first + "\n\n" + second;
}
