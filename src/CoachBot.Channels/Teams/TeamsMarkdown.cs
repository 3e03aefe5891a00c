using System.Text;

namespace CoachBot.Channels.Teams;

/// <summary>
/// Neutral text as the Markdown of Teams messages. Only marks that would mean something there get a backslash, so that a client
/// which reads fewer of them shows as few stray backslashes as can be.
/// </summary>
public static class TeamsMarkdown
{
    private const string Marks = "\\`*_[]<~";

    public static string Render(string neutral) => string.Join("\n\n", NeutralText.Parse(neutral).Select(Render));

    private static string Render(TextBlock block) => block is BulletList list
        ? string.Join('\n', list.Items.Select(i => "- " + Render(i)))
        : Render(block.Lines[0]);

    private static string Render(IReadOnlyList<Span> line)
    {
        var text = new StringBuilder();
        foreach (var span in line)
        {
            var mark = (span.Bold ? "**" : "") + (span.Italic ? "_" : "");
            text.Append(mark);
            Escape(span.Text, text, isLineStart: text.Length == 0);
            text.Append(string.Concat(mark.Reverse()));
        }
        return text.ToString();
    }

    private static void Escape(string literal, StringBuilder text, bool isLineStart)
    {
        for (var i = 0; i < literal.Length; i++)
        {
            var c = literal[i];
            if (c == '\n')
            {
                text.Append("  \n");
                isLineStart = true;
                continue;
            }
            if (Marks.Contains(c) || (isLineStart && IsBlockMark(literal, i)) || (c == '&' && IsEntity(literal, i)))
                text.Append('\\');
            text.Append(c);
            isLineStart = isLineStart && (c == ' ' || char.IsAsciiDigit(c));
        }
    }

    /// <summary>A mark that at the start of a line makes a list, a heading or a quotation.</summary>
    private static bool IsBlockMark(string literal, int at) =>
        literal[at] is '-' or '+' or '#' or '>' || (literal[at] is '.' or ')' && at > 0 && char.IsAsciiDigit(literal[at - 1]));

    private static bool IsEntity(string literal, int at) => at + 1 < literal.Length && (char.IsAsciiLetter(literal[at + 1]) || literal[at + 1] == '#');
}
