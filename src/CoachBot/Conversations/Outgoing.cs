using Microsoft.Bot.Schema;

namespace CoachBot;

/// <summary>What goes out in one turn. What can stand in one message does: one complete message is kinder than many.</summary>
public sealed class Outgoing
{
    private readonly List<CoachMessage> parts = [];

    /// <summary>How much has been said, to come back to with <see cref="BackTo"/>.</summary>
    public int Count => parts.Count;

    public void Add(CoachMessage message) => parts.Add(message);

    public void Say(string text) => Add(new CoachMessage(text));

    /// <summary>Takes back what was added since.</summary>
    public void BackTo(int count) => parts.RemoveRange(count, parts.Count - count);

    public IReadOnlyList<CoachMessage> Messages
    {
        get
        {
            var messages = new List<CoachMessage>();
            foreach (var part in parts)
            {
                if (messages is [.., { Card: null, Choices.Count: 0, Input: null, HasExport: false } last])
                    messages[^1] = part with { Text = Join(last.Text, part.Text) };
                else
                    messages.Add(part);
            }
            return messages;
        }
    }

    public IActivity[] ToActivities() => Messages.Select(m => (IActivity)MessageActivity.From(m)).ToArray();

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : first + "\n\n" + second;
}
