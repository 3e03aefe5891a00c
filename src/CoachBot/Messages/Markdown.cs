using System.Text;

namespace CoachBot;

/// <summary>The neutral Markdown that messages are written in.</summary>
public static class Markdown
{
    private const string Special = "\\`*_[]()<>#+-!|~&";

    /// <summary>
    /// A person's own words as literal text: every mark that Markdown could read gets a backslash, invisible direction and
    /// zero-width marks go (but for the joiners that emoji and scripts need), and line breaks become spaces.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (IsInvisible(c))
                continue;
            if (char.IsControl(c))
            {
                escaped.Append(' ');
                continue;
            }
            if (Special.Contains(c))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>Whether a character shows at all: a message of others says nothing.</summary>
    public static bool IsVisible(char c) => !IsInvisible(c) && !char.IsControl(c) && !char.IsWhiteSpace(c) && c is not ('\u200C' or '\u200D');

    private static bool IsInvisible(char c) =>
        c is '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
