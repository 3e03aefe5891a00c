using System.Text.RegularExpressions;

namespace CoachBot.Testing.Slack;

/// <summary>Slack's own markup, as Slack reads it.</summary>
public static partial class SlackMrkdwn
{
    /// <summary>Everything in angle brackets that Slack acts on: <c>&lt;!channel&gt;</c>, <c>&lt;@U1&gt;</c>, <c>&lt;#C1&gt;</c>, links.</summary>
    public static IReadOnlyList<string> Controls(string mrkdwn) => Control().Matches(mrkdwn).Select(m => m.Value).ToList();

    /// <summary>The words that are left: marks gone, controls as they show, <c>&amp;amp; &amp;lt; &amp;gt;</c> read.</summary>
    public static string ToPlainText(string mrkdwn) => Unescape(Marks().Replace(Control().Replace(mrkdwn, m => Show(m.Groups[1].Value)), "$1$3"))
        .Replace("\u200B", "", StringComparison.Ordinal);

    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    public static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>A person's words as Slack sends them: escaped, and addresses made links.</summary>
    public static string FromKeyboard(string typed) =>
        MailAddress().Replace(WebAddress().Replace(Escape(typed), m => $"<{m.Value}>"), m => $"<mailto:{m.Value}|{m.Value}>");

    /// <summary>What a control shows: a name with its sign, or a link's label.</summary>
    internal static string Show(string control)
    {
        var bar = control.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (control, null) : (control[..bar], control[(bar + 1)..]);
        return target[0] switch
        {
            '!' => label ?? "@" + target[1..],
            '@' or '#' => label is null ? target : target[0] + label,
            _ => label ?? target,
        };
    }

    [GeneratedRegex("<([^<>\n]+)>")]
    internal static partial Regex Control();

    [GeneratedRegex(@"(^|[\s\p{P}])([*_~])(?=[^\s\u200B])([^\n]+?)(?<=\S)\2(?=$|[\s\p{P}])")]
    private static partial Regex Marks();

    [GeneratedRegex(@"https?://[^\s<>|]+[^\s<>|.,!?)\]]")]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"(?<![\w.:/@|])[\w.+-]+@[\w-]+\.[\w.-]*\w")]
    private static partial Regex MailAddress();
}
