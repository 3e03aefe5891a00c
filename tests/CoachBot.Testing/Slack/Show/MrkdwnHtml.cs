using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CoachBot.Testing.Slack;

/// <summary>Slack's markup as HTML. What Slack would act on is shown loudly, so that somebody's words that do so are seen at once.</summary>
internal static partial class MrkdwnHtml
{
    public static string Render(string mrkdwn)
    {
        var html = new StringBuilder();
        var fenced = mrkdwn.Split("```");
        for (var i = 0; i < fenced.Length; i++)
        {
            if (i % 2 == 1 && i < fenced.Length - 1)
                html.Append("<pre>").Append(Escape(fenced[i].Trim('\n'))).Append("</pre>");
            else
                html.Append(string.Join("<br>", fenced[i].Split('\n').Select(Line)));
        }
        return html.ToString();
    }

    /// <summary>Text in which Slack acts on nothing.</summary>
    public static string Plain(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Line(string line)
    {
        var isQuote = line.StartsWith("&gt;", StringComparison.Ordinal) || line.StartsWith('>');
        var inner = Spans(isQuote ? line[(line[0] == '>' ? 1 : 4)..] : line);
        return isQuote ? $"<blockquote>{inner}</blockquote>" : inner;
    }

    private static string Spans(string text)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (Match code in Code().Matches(text))
        {
            html.Append(Controls(text[at..code.Index])).Append("<code>").Append(Escape(code.Groups[1].Value)).Append("</code>");
            at = code.Index + code.Length;
        }
        return html.Append(Controls(text[at..])).ToString();
    }

    private static string Controls(string text)
    {
        // Controls are set aside while marks are read, since their addresses may hold marks.
        var controls = new List<string>();
        var marked = SlackMrkdwn.Control().Replace(text, m =>
        {
            controls.Add(Active(m.Groups[1].Value));
            return $"\u0001{controls.Count - 1}\u0002";
        });
        var html = Escape(marked);
        foreach (var (mark, tag) in new[] { ('*', "b"), ('_', "i"), ('~', "s") })
            html = Regex.Replace(html, $@"(^|[\s\p{{P}}\u0002>])[{mark}](?=[^\s\u200B])([^\n]+?)(?<=\S)[{mark}](?=$|[\s\p{{P}}<\u0001])", $"$1<{tag}>$2</{tag}>");
        return Placeholder().Replace(html, m => controls[int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)]);
    }

    private static string Active(string control)
    {
        var shown = Escape(SlackMrkdwn.Show(control));
        return control[0] switch
        {
            '!' => $"<span class=\"active broadcast\" title=\"Slack acts on this\">{shown}</span>",
            '@' or '#' => $"<span class=\"active mention\" title=\"Slack acts on this\">{shown}</span>",
            _ => $"<span class=\"active link\">{shown} <small>→ {Escape(control.Split('|')[0])}</small></span>",
        };
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(SlackMrkdwn.Unescape(text));

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("\u0001(\\d+)\u0002")]
    private static partial Regex Placeholder();
}
