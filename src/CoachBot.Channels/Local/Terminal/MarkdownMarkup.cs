using System.Text;
using Spectre.Console;

namespace CoachBot.Channels.Local;

/// <summary>Neutral Markdown as Spectre markup: bold, italic, lists with bullets, escapes taken off.</summary>
internal static class MarkdownMarkup
{
    public static string Of(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n').Select(line => Inline(Bullet(line)));
        return string.Join('\n', lines).Trim('\n');
    }

    private static string Bullet(string line) =>
        line.TrimStart() is ['-' or '*', ' ', ..] item ? string.Concat(line.AsSpan(0, line.Length - item.Length), "• ", item.AsSpan(2)) : line;

    private static string Inline(string line)
    {
        var markup = new StringBuilder(line.Length + 16);
        var open = new Stack<string>();
        for (var i = 0; i < line.Length; i++)
        {
            var mark = line[i] != '*' ? "" : line.AsSpan(i).StartsWith("**") ? "**" : "*";
            if (line[i] == '\\' && i + 1 < line.Length && (char.IsPunctuation(line[i + 1]) || char.IsSymbol(line[i + 1])))
                markup.Append(Markup.Escape(line[++i].ToString()));
            else if (mark.Length > 0 && open.TryPeek(out var last) && last == mark)
                Close(markup, open, mark, ref i);
            else if (mark.Length > 0 && !open.Contains(mark) && IsClosed(line, i + mark.Length, mark))
                Open(markup, open, mark, ref i);
            else
                markup.Append(Markup.Escape(line[i].ToString()));
        }
        return markup.ToString();
    }

    private static void Open(StringBuilder markup, Stack<string> open, string mark, ref int i)
    {
        open.Push(mark);
        markup.Append(mark.Length == 2 ? "[bold]" : "[italic]");
        i += mark.Length - 1;
    }

    private static void Close(StringBuilder markup, Stack<string> open, string mark, ref int i)
    {
        open.Pop();
        markup.Append("[/]");
        i += mark.Length - 1;
    }

    /// <summary>Whether the mark comes again in the line, so that a lone asterisk stays one.</summary>
    private static bool IsClosed(string line, int from, string mark)
    {
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] == '*' && line.AsSpan(i).StartsWith("**") == (mark.Length == 2))
                return i > from;
            else if (line[i] == '*')
                i++;
        }
        return false;
    }
}
