using System.Net;
using System.Text.RegularExpressions;

namespace CoachBot.Channels.Slack;

/// <summary>Reads what Slack made of typed words.</summary>
public static partial class SlackText
{
    /// <summary>
    /// The words as they were typed: <c>&amp;lt;</c> is <c>&lt;</c> again, <c>&lt;https://…|label&gt;</c> its label, <c>&lt;mailto:…&gt;</c> and
    /// <c>&lt;tel:…&gt;</c> what they show, and a mention the name it shows or nothing.
    /// </summary>
    public static string Plain(string text) => WebUtility.HtmlDecode(Markup().Replace(text, Shown)).ReplaceLineEndings("\n").Trim();

    /// <summary>The words without the mention of somebody that they begin with.</summary>
    public static string WithoutMention(string text, string user) => Plain(Regex.Replace(text, $@"<@{Regex.Escape(user)}(\|[^>]*)?>", "", RegexOptions.CultureInvariant, Patience));

    private static TimeSpan Patience => TimeSpan.FromSeconds(1);

    private static string Shown(Match markup)
    {
        var (target, label) = (markup.Groups["target"].Value, markup.Groups["label"].Value);
        return target[0] switch
        {
            '@' or '#' or '!' => label,
            _ when label.Length > 0 => label,
            _ => target.StartsWith("mailto:", StringComparison.Ordinal) || target.StartsWith("tel:", StringComparison.Ordinal) ? target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..] : target,
        };
    }

    [GeneratedRegex(@"<(?<target>([@#!]|[a-z][a-z0-9+.-]*:)[^<>|]+)(\|(?<label>[^<>]*))?>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
