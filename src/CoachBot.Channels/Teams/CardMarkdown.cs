using System.Text;

namespace CoachBot.Channels.Teams;

/// <summary>The small Markdown of Adaptive Cards' text blocks and facts: emphasis, links, lists, and nothing else.</summary>
public static class CardMarkdown
{
    private const string Marks = "\\*_[]`<";

    /// <summary>Plain text that shows as it is; line breaks become spaces.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (Marks.Contains(c) || (escaped.Length == 0 && c is '-' or '+' or '#' or '>') || IsItemNumber(escaped, c))
                escaped.Append('\\');
            escaped.Append(char.IsControl(c) ? ' ' : c);
        }
        return escaped.ToString();
    }

    private static bool IsItemNumber(StringBuilder before, char c)
    {
        if (c is not ('.' or ')') || before.Length is 0 or > 9)
            return false;
        for (var i = 0; i < before.Length; i++)
        {
            if (!char.IsAsciiDigit(before[i]))
                return false;
        }
        return true;
    }
}
