using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Who signed, and the other lines of the signature (title, company).</summary>
internal sealed partial record Sender(string? Person, IReadOnlyList<string> Lines, string? HeaderName, string? Domain)
{
    public static Sender Find(MailText mail)
    {
        var lines = mail.Signature.SelectMany(AfterClosing).ToList();
        var header = FromHeader().Match(mail.From ?? "");
        var headerName = header.Groups["name"].Value.Trim(' ', '"', '\'') is { Length: > 0 } name ? name : null;
        var domain = header.Groups["domain"].Success ? header.Groups["domain"].Value : null;
        var at = lines.FindIndex(IsSigned);
        if (at is 0 or 1 or 2)
        {
            return new(Signed(lines[at]), [.. lines.Where((_, i) => i != at), .. AfterName(lines[at])], headerName, domain);
        }

        return new(LastLines(mail.Body) ?? InText(mail.Body) ?? (headerName is not null && IsSigned(headerName) ? Signed(headerName) : null), lines, headerName, domain);
    }

    private static IEnumerable<string> AfterClosing(string line, int index)
    {
        if (index > 0)
        {
            yield return line.Trim('-', '–', '—', '~', ' ', '*', '_');
        }
        else if (InlineClosing().Match(line) is { Success: true } inline && inline.Groups["rest"].Value.Trim().Length > 0)
        {
            yield return inline.Groups["rest"].Value.Trim();
        }
    }

    private static bool IsSigned(string line)
    {
        var match = Name().Match(line.Trim());
        return match.Success && !NotAPerson().IsMatch(match.Groups["name"].Value);
    }

    private static string Signed(string line)
    {
        var match = Name().Match(line.Trim());
        var title = match.Groups["title"].Value.Trim();
        return title.Length > 0 && JobTitle().IsMatch(title) && !title.Contains(" at ", StringComparison.Ordinal) ? line.Trim().TrimEnd('.', ',') : match.Groups["name"].Value.Trim();
    }

    private static IEnumerable<string> AfterName(string line)
    {
        var match = Name().Match(line.Trim());
        return match.Groups["title"].Success && match.Groups["title"].Value.Trim() is { Length: > 0 } title ? [title] : [];
    }

    /// <summary>A name without a closing: on a line of its own near the end, after a dash, or after the last full stop.</summary>
    private static string? LastLines(string body)
    {
        var lines = body.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var last = lines.Count == 0 ? "" : lines[^1];
        var dash = DashSigned().Match(last);
        if (dash.Success && IsSigned(dash.Groups["name"].Value))
        {
            return Signed(dash.Groups["name"].Value);
        }

        foreach (var line in lines.Skip(Math.Max(1, lines.Count - 4)).Where(line => line.Length < 45 && line[^1] is not ('.' or '?' or '!' or ':')))
        {
            if (IsSigned(line))
            {
                return Signed(line);
            }
        }

        var end = EndSigned().Match(last);
        return end.Success && !NotAPerson().IsMatch(end.Groups["name"].Value) ? end.Groups["name"].Value.Trim() : null;
    }

    private static string? InText(string body)
    {
        var match = Introduces().Match(body);
        return match.Success && !NotAPerson().IsMatch(match.Groups["name"].Value) ? match.Groups["name"].Value.Trim() : null;
    }

    [GeneratedRegex(@"^""?(?<name>[^<@""]*?)""?\s*<?([\w.+-]+@(?<domain>[\w.-]+))?>?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex FromHeader();

    [GeneratedRegex(@"^[^,!.–—-]*[,!.–—-]+\s*(?<rest>[A-Z].*)$|^(?i:kind regards|best regards|regards|best wishes|best|thanks|cheers|sincerely|thank you)\s+(?<rest>[A-Z].*)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex InlineClosing();

    [GeneratedRegex(@"^(?<name>((Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev|Capt|Sr)\.?\s+)*\p{Lu}[\p{L}'’.\-]*(\s+(\p{Lu}[\p{L}'’.\-]*|van|de|der|den|von|bin|al|da|dos|di|du|la|le|ter|ó|ní)){0,4})\s*(\((she|he|they|ella|him|her)[^)]*\))?\s*((,|\||/|·|•|-|–|—)\s*(?<title>.+))?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(Team|Recruit\w*|Careers?|Talent|Human|Resources|HR|People|Hiring|Department|Office|Committee|Manager|Officer|Director|Head|Partner|Acquisition|University|School|College|Hospital|Trust|NHS|Council|Ltd|Limited|Inc|LLC|GmbH|PLC|Group|Bank|Company|Services|Systems|Solutions|Consult\w*|Agency|Staffing|Lead|Specialist|Coordinator|Administrator|Founder|Engineer\w*|CEO|CTO|COO|Thanks|Regards|Dear|Hi|Hello|Sent|Yours|Ta|Truth|Medical|Manpower|Position|Application|Admin|Noreply|Notifications?|Support|Jobs|The|Your|This|We|No|Please|Best|Good|Kind|Foundation|Labs?|Airlines|Toys|Vineyard|Works|Institute|Admissions?|Panel|Board|Global|Technologies|Software|Studios?|Media|Desk|Personnel|Search|Unsubscribe|Tel|Phone|Mobile)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NotAPerson();

    [GeneratedRegex(@"\b(manager|partner|recruit\w*|director|head|lead|officer|specialist|coordinator|founder|engineer\w*|ceo|cto|coo|cfo|hr|talent|people|chair|professor|consultant|administrator|assistant|president|principal|chef|editor|producer|acquisition|resourcer|advisor|adviser|generalist|executive|owner|headteacher|supervisor|business)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex JobTitle();

    [GeneratedRegex(@"(^|[.!?…)]\s*|\s)[-–—~]\s?(?<name>\p{Lu}[\p{L}'’.\-]*(\s+\p{Lu}[\p{L}'’.\-]*){0,2}((,|\s+\()\s*[^()]{2,50}\)?)?)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex DashSigned();

    [GeneratedRegex(@"(?<=[.!?)…,]\s+((Cheers|Best|Thanks|Regards|Best wishes|Kind regards|Warm regards|Best regards|Speak soon|Many thanks|Thank you|Warmly|Warmest|Yours|Yours sincerely|Sincerely|Love|Ta|Thx|Kindly|Respectfully|All the best|Good luck|Best of luck|Sorry|Saludos|Ngā mihi)\b[,!]?\s+|x+\s+)?)(?!(Cheers|Best|Thanks|Regards|Best wishes|Kind regards|Warm regards|Best regards|Speak soon|Many thanks|Thank you|Warmly|Warmest|Yours|Yours sincerely|Sincerely|Love|Ta|Thx|Kindly|Respectfully|All the best|Good luck|Best of luck|Sorry|Saludos|Ngā mihi)\b)(?<name>((Dr|Prof|Professor|Mr|Mrs|Ms|Miss)\.?\s+)?\p{Lu}(\.|[\p{L}'’\-]+)(\s+\p{Lu}[\p{L}'’\-]+){0,2})(\s*(,|\(|@|/|\bat\b|-|–|\bfrom\b)\s*[^.!?]{2,60})?\.?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex EndSigned();

    [GeneratedRegex(@"\b([Tt]his is|[Ii]t['’]s|[Mm]y name is|[Ii] am|[Ii]['’]m|[Cc]all (from|with)|[Ss]poke (to|with)|[Vv]oicemail from|[Mm]essage from|[Hh]eard from|[Rr]ang by|[Cc]alled by|[Pp]honed by|[Tt]exted by)\s+(?<name>((Dr|Prof|Professor|Mr|Mrs|Ms|Miss)\.?\s+)?\p{Lu}[\p{L}'’\-]+(\s+\p{Lu}[\p{L}'’\-]+){0,2})(?=\s+(from|at|here|in|with|calling|\()|,|:|\s*\()|(?<=^|[.!?,]\s|\n)(?!(After|Before|While|When|Since|By|From|In|On|Still)\b)(?<name>((Dr|Prof|Mr|Mrs|Ms|Miss)\.?\s+)?\p{Lu}[\p{L}'’\-]+(\s+\p{Lu}[\p{L}'’\-]+){0,2}) (here\b|speaking\b|(from|at) \p{Lu}[\w&'’ ]+ (rang|called|phoned|texted|just called|left))", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Introduces();
}
