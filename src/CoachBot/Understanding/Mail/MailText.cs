using System.Net;
using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>A message taken apart: what the sender wrote, the signature, the headers, and what was only quoted below.</summary>
/// <param name="Body">The sender's own words, without footers.</param>
/// <param name="Signature">The lines from the closing ("Kind regards") on.</param>
/// <param name="Quoted">An older message quoted below; empty when there is none.</param>
internal sealed partial record MailText(string? Subject, string? From, string Body, IReadOnlyList<string> Signature, string Quoted)
{
    private const int MostSignatureLines = 4;
    private const int MostSmallWords = 3;

    /// <summary>The subject's sentences and the sender's own.</summary>
    public IReadOnlyList<Sentence> Sentences => [.. SentenceSplitter.Split(Subject ?? ""), .. SentenceSplitter.Split(Body)];

    /// <summary>The lines of the body that hold something, those joined that were only broken to fit a width.</summary>
    public IReadOnlyList<string> Lines => [.. Wrapped().Replace(Body, " ").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Takes a pasted or forwarded text apart, whatever remains of HTML, headers, quoting and footers.</summary>
    public static MailText Parse(string text)
    {
        var lines = AnswerBelow(Unquote(Plain(text).Split('\n')));
        var (own, quoted) = CutQuoted(lines);
        string? subject = null;
        string? from = null;
        var body = new List<string>();
        foreach (var line in own)
        {
            var header = Header().Match(line);
            if (!header.Success)
            {
                body.Add(line);
            }
            else if (header.Groups["name"].Value is ['S' or 's', 'u' or 'U', ..] or "Betreff" or "Objet" or "Asunto")
            {
                subject ??= header.Groups["value"].Value.Trim();
            }
            else if (header.Groups["name"].Value is ['F' or 'f', ..] or "Von" or "De")
            {
                from ??= header.Groups["value"].Value.Trim();
            }
        }

        body = DropFooters(body);
        var closing = Closing(body);
        var signature = body.Skip(closing).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (signature.Count == 0 && Signed(body) is var signed && signed < body.Count)
        {
            closing = signed;
            signature = ["--", .. body.Skip(signed).Select(line => line.Trim()).Where(line => line.Length > 0)];
        }

        return new(subject, from, string.Join('\n', body.Take(closing)).Trim(), signature, string.Join('\n', quoted).Trim());
    }

    private static string Plain(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.Contains("=\n", StringComparison.Ordinal) || text.Contains("=20", StringComparison.Ordinal) || text.Contains("=E2=80", StringComparison.Ordinal))
        {
            text = text.Replace("=\n", "", StringComparison.Ordinal).Replace("=E2=80=99", "'", StringComparison.Ordinal)
                .Replace("=E2=80=93", "-", StringComparison.Ordinal).Replace("=20", " ", StringComparison.Ordinal).Replace("=C2=A0", " ", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        }

        if (text.Contains('<'))
        {
            text = HtmlBlock().Replace(text, " ");
            text = HtmlBreak().Replace(text, "\n");
            text = HtmlTag().Replace(text, "");
        }

        if (text.Contains('&'))
        {
            text = WebUtility.HtmlDecode(WebUtility.HtmlDecode(text));
        }

        return Invisible().Replace(text.Replace('\u00A0', ' ').Replace('\t', ' '), "");
    }

    private static List<string> Unquote(string[] lines)
    {
        var written = lines.Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] != '>').Sum(line => line.Length);
        var quoted = lines.Where(line => line.StartsWith('>')).Sum(line => line.Length);
        return written == 0 || quoted > written * 3 ? [.. lines.Select(line => line.TrimStart('>', ' '))] : [.. lines];
    }

    /// <summary>Where the answer stands below what it quotes, only the answer is kept.</summary>
    private static List<string> AnswerBelow(List<string> lines)
    {
        var start = lines.FindIndex(line => line.Trim().Length > 0);
        if (start < 0 || !(lines[start].StartsWith('>') || ReplyMark().IsMatch(lines[start].Trim())))
        {
            return lines;
        }

        var quote = lines.FindIndex(start, line => line.StartsWith('>'));
        var answer = quote < 0 ? -1 : lines.FindIndex(quote, line => line.Trim().Length > 0 && !line.StartsWith('>'));
        return answer < 0 ? lines : lines[answer..];
    }

    private static (List<string> Own, List<string> Quoted) CutQuoted(List<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            var forwarded = ForwardMark().IsMatch(line);
            if (forwarded)
            {
                lines[i] = "";
                return (lines, []);
            }

            var reply = line.StartsWith('>') || ReplyMark().IsMatch(line) || (i + 1 < lines.Count && line.StartsWith("On ", StringComparison.Ordinal) && lines[i + 1].TrimEnd().EndsWith("wrote:", StringComparison.Ordinal));
            var block = i > 0 && line.StartsWith("From:", StringComparison.OrdinalIgnoreCase) && lines.Skip(i + 1).Take(3).Any(next => Header().IsMatch(next));
            if ((reply || block) && lines.Take(i).Any(before => before.Trim().Length > 0 && !Header().IsMatch(before)))
            {
                return (lines[..i], [.. lines[i..].Select(quoted => quoted.TrimStart('>', ' '))]);
            }
        }

        return (lines, []);
    }

    private static List<string> DropFooters(List<string> lines)
    {
        var kept = new List<string>();
        var dropping = false;
        foreach (var line in lines)
        {
            dropping = line.Trim().Length > 0 && (dropping || Footer().IsMatch(line));
            if (!dropping)
            {
                kept.Add(line);
            }
        }

        return kept;
    }

    /// <summary>Where a name and its company stand alone on the last lines, without a closing before them.</summary>
    private static int Signed(List<string> lines)
    {
        var start = lines.Count;
        for (var (at, found) = (lines.Count - 1, 0); at > 0 && found < MostSignatureLines; at--)
        {
            var line = lines[at].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (line is not ['(', .., ')'] && (!SignatureLine().IsMatch(line) || line.Split(' ').Count(word => word.Length > 1 && char.IsLower(word[0])) > MostSmallWords))
            {
                break;
            }

            start = at;
            found++;
        }

        return start;
    }

    private static int Closing(List<string> lines)
    {
        for (var i = lines.Count - 1; i > 0; i--)
        {
            if (ClosingLine().IsMatch(lines[i].Trim()))
            {
                return i;
            }
        }

        return lines.Count;
    }

    [GeneratedRegex(@"(?<=[\w,;&-][ ]*)\n[ ]*(?=\p{Ll})|(?<=\n.{55,}[\w,;&-][ ]*)\n[ ]*(?=\S)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Wrapped();

    [GeneratedRegex(@"^[-–—~]?\s?(?!(Dear|Hi|Hello|Hey|Hiya|Congratulations|Well done|Good news|Re|Ref|Subject)\b)[\p{L}\d(]([^.!?:;]|(?<=\b(\p{Lu}|Dr|Mr|Mrs|Ms|Prof|St|Capt|Cmdr|Col|Maj|Lt|Rev|Fr|Sr|Mgr|Cllr|Hon|Ltd|Inc))\.){0,60}\.?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SignatureLine();

    [GeneratedRegex(@"^\s*\**(?<name>From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Von|An|Gesendet|Betreff|De|Objet|Asunto|Para|Envoyé|Datum|Importance)\**\s*:\s*\**(?<value>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Header();

    [GeneratedRegex(@"<(?<tag>style|script|head|title)\b.*?</\k<tag>\s*>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex HtmlBlock();

    [GeneratedRegex(@"<\s*(br|/p|/div|/tr|/li|/h\d|/table|p|hr)\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex HtmlBreak();

    [GeneratedRegex(@"</?[a-z][a-z0-9:]*(\s[^<>@]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex HtmlTag();

    [GeneratedRegex("[\u200B-\u200F\u2060\uFEFF\u00AD]", RegexOptions.None, 5000)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"^(-+\s*(Forwarded message|Weitergeleitete Nachricht|Message transféré)|Begin forwarded message)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ForwardMark();

    [GeneratedRegex(@"^(On\s.{4,120}\swrote:|Am\s.{4,100}\sschrieb.{0,60}:|Le\s.{4,100}\sa écrit\s?:|El\s.{4,100}\sescribió:|-{2,}\s*Original (Message|Appointment)|_{10,}$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ReplyMark();

    [GeneratedRegex(@"^\W*(this (e-?mail|message|communication)\b.{0,60}(confidential|intended|attachments?|privileged|automatically generated and)|confidentiality|disclaimer|the (information|content) (contained )?in this|if you are not the (intended|named)|if you have received this|please consider the environment|sent from (my|outlook)|aviso legal|get outlook for|view (this )?(email )?in (your )?browser|registered (in|office)|company (number|registration)|©|copyright|privacy (policy|notice)|to unsubscribe|unsubscribe|manage (your )?preferences|you (are receiving|received) this|do not reply to this|please do not reply|diese e-?mail|denken sie an die umwelt|antes de imprimir|think before you print|sitz der gesellschaft|ce (message|courriel)|este (mensaje|correo)|questo messaggio|.{0,60}\bequal opportunit(y|ies) employer|powered by|follow us on|www\.|https?://|we process your (personal )?data|your privacy|gdpr)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Footer();

    [GeneratedRegex(@"^((with |my |our |many |very |all (my|the) |un |med |met |i remain, )?(kind(est)?|best|warm(est)?|sincere|friendly|good|cordial|freundlichen?|viele|liebe|vennlig|vriendelijke|cordiali|distinti)?\s*(regards|wishes|best|sincerely|thanks|thank you|cheers|rgds|br|kr|respectfully|cordially|faithfully|truly|warmly|kindly|warmest|ta|namaste|mit freundlichen grüßen|grüße|grüsse|cordialement|bien à vous|saludos?|atentamente|saluti|cordialmente|hilsen|groet(en|jes)?|greetings|abrazo|cofion gorau|yn gywir|ngā mihi|nga mihi|slainte|love|big love|speak soon|your obedient servant)( again| so much| very much| and regards| & regards| and best wishes| and good luck| for now)?|yours( sincerely| faithfully| truly| aye| ever)?|yours,? (etc|as ever)|i remain,? yours sincerely|sincerely yours|best of luck|all the best|take care|on behalf of .{2,60}|with (appreciation|gratitude|thanks)|good luck)(?!\w)\s*[,.!\-–—]*\s*([-–—]\s*)?(?-i:(?!For\b|Up\b)[A-Z][\w'’.\-]*(\s+[A-Z][\w'’.\-]*){0,3})?\s*(,\s*(?-i:[A-Z]).{2,50})?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ClosingLine();
}
