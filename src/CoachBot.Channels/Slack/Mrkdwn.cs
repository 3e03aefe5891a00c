using System.Text;

namespace CoachBot.Channels.Slack;

/// <summary>Neutral text as Slack's mrkdwn: exactly <c>&amp; &lt; &gt;</c> are escaped, and marks in people's words do nothing.</summary>
public static class Mrkdwn
{
    /// <summary>Slack begins no emphasis before it, and nobody sees it.</summary>
    private const char ZeroWidthSpace = '\u200B';

    private const int LongestPiece = 200;

    /// <summary>The text in stretches of at most so many characters; emphasis that a cut goes through is closed and opened again.</summary>
    public static IReadOnlyList<string> Render(string neutral, int longest)
    {
        var writer = new Writer(longest);
        foreach (var block in NeutralText.Parse(neutral))
        {
            writer.Break("\n\n");
            for (var i = 0; i < block.Lines.Count; i++)
            {
                if (i > 0)
                    writer.Break("\n");
                if (block is BulletList)
                    writer.Write("• ", "");
                foreach (var span in block.Lines[i])
                    Write(writer, span);
            }
        }
        return writer.End();
    }

    /// <summary>Plain text that mrkdwn shows as it is, in one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
            Append(escaped, text[i], isLineStart: i == 0);
        return escaped.ToString();
    }

    /// <summary>Plain text where Slack reads no marks but still its <c>&lt;!channel&gt;</c> and links.</summary>
    public static string EscapeControls(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static void Write(Writer writer, Span span)
    {
        var mark = (span.Bold ? "*" : "") + (span.Italic ? "_" : "");
        var piece = new StringBuilder();
        foreach (var rune in span.Text.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                writer.Write(piece.ToString(), mark);
                piece.Clear();
                writer.Break("\n");
                continue;
            }
            if (rune.IsBmp)
                Append(piece, (char)rune.Value, isLineStart: writer.IsLineStart && piece.Length == 0);
            else
                piece.Append(rune);
            if (rune.Value == ' ' || piece.Length >= LongestPiece)
            {
                writer.Write(piece.ToString(), mark);
                piece.Clear();
            }
        }
        writer.Write(piece.ToString(), mark);
    }

    private static void Append(StringBuilder text, char c, bool isLineStart)
    {
        switch (c)
        {
            case '&':
                text.Append("&amp;");
                break;
            case '<':
                text.Append("&lt;");
                break;
            case '>':
                // A quotation even when it is escaped.
                text.Append(isLineStart ? ZeroWidthSpace + "&gt;" : "&gt;");
                break;
            case '*' or '_' or '~':
                text.Append(c).Append(ZeroWidthSpace);
                break;
            case '`':
                // Code may begin with a space, so only another letter helps: the modifier letter grave accent.
                text.Append('\u02CB');
                break;
            default:
                text.Append(char.IsControl(c) ? ' ' : c);
                break;
        }
    }

    /// <summary>Collects pieces into stretches, keeping open emphasis whole.</summary>
    private sealed class Writer(int longest)
    {
        private readonly List<string> done = [];
        private readonly StringBuilder text = new();
        private string open = "";
        private string space = "";

        public bool IsLineStart => text.Length == 0 || text[^1] == '\n';

        public void Break(string lines)
        {
            Close();
            if (text.Length + lines.Length > longest - 1)
                Cut();
            else if (text.Length > 0)
                text.Append(lines);
        }

        public void Write(string piece, string mark)
        {
            if (piece.Length == 0)
                return;
            if (mark != open)
                Close();
            if (text.Length + space.Length + piece.Length + (2 * mark.Length) > longest)
            {
                Close();
                Cut();
            }
            text.Append(space);
            space = "";
            if (open != mark)
                text.Append(mark);
            open = mark;

            // A mark closes only right after a letter, so a blank at the end waits.
            var letters = piece.TrimEnd(' ');
            text.Append(letters);
            space = piece[letters.Length..];
        }

        public IReadOnlyList<string> End()
        {
            Close();
            Cut();
            return done;
        }

        private void Close()
        {
            text.Append(string.Concat(open.Reverse()));
            open = "";
        }

        private void Cut()
        {
            space = "";
            if (text.ToString().Trim('\n') is { Length: > 0 } stretch)
                done.Add(stretch);
            text.Clear();
        }
    }
}
