using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Weighs every name in a message for what speaks for a company, when no usual wording names one.</summary>
internal static partial class CompanyGuess
{
    private const int Enough = 4;
    private const int LastLines = 5;

    /// <param name="mail">The message.</param>
    /// <param name="sender">Who signed it.</param>
    /// <param name="tidy">Brings a name into its plain form; null when it is no company.</param>
    public static string? Best(MailText mail, Sender sender, Func<string, string?> tidy)
    {
        var lines = mail.Body.Split('\n').Concat(mail.Signature).Append(mail.Subject ?? "").Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < lines.Count; at++)
        {
            foreach (Match match in Names().Matches(lines[at]))
            {
                if (tidy(match.Groups["name"].Value) is not { } name || name == sender.Person || IsSomebody(match, lines[at])) continue;
                weights[name] = weights.GetValueOrDefault(name) + Weight(match, name, lines[at], at >= lines.Count - LastLines);
            }
        }

        return weights.Where(each => each.Value >= Enough).OrderByDescending(each => each.Value).Select(each => each.Key).FirstOrDefault();
    }

    private static int Weight(Match match, string name, string line, bool atTheEnd)
    {
        var before = line[..match.Index];
        var after = line[(match.Index + match.Length)..];
        // A word alone is a company only within a sentence and where it acts; at the start of one any word is written large.
        if (!name.Contains(' ', StringComparison.Ordinal) && !Kind().IsMatch(match.Value) && !(Leads().IsMatch(before) && Acts().IsMatch(after))) return 0;
        return (Leads().IsMatch(before) ? 2 : 0)
            + (Acts().IsMatch(after) ? 3 : 0)
            + (Kind().IsMatch(match.Value) ? 3 : 0)
            + (name.Contains(' ', StringComparison.Ordinal) ? 1 : 0)
            + (atTheEnd && after.Trim(' ', '.').Length == 0 && (before.Trim().Length == 0 || before.TrimEnd().EndsWith(',')) ? 2 : 0);
    }

    private static bool IsSomebody(Match match, string line) => Greets().IsMatch(line[..match.Index]) || Job().IsMatch(match.Value);

    [GeneratedRegex(@"(?<name>\p{Lu}[\w’'&.-]*(\s+(&|of|and|for|the|de|\+)\s+(the\s+)?(?=\p{Lu})\p{Lu}[\w’'&-]*|\s+\p{Lu}[\w’'&-]*){0,5})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\b(at|with|of|join|joining|by|in|to|from|for|that|here|and|but|as|because|since|when)\s+(the\s+)?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Leads();

    [GeneratedRegex(@"^(['’]s)?\s+(has|have|had|is|are|was|will|would|won['’]t|can['’]t|cannot|requires?|needs?|wants?|regrets?|recruits?|received|lost|asked|asks|decided|chose|hires?|hired|pays|employs|team|HR|recruitment|careers|people)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Acts();

    [GeneratedRegex(@"\b(Ltd|Limited|Inc|LLC|PLC|GmbH|AG|AB|B\.?V|S\.?A|Group|Bank|University|Council|School|College|Academy|Hospital|Clinic|Surgery|Trust|Foundation|Charity|Foods?|Energy|Media|Studios?|Games|Interactive|Logistics|Freight|Systems|Analytics|Data|Partners|Capital|Insurance|Airways|Airlines|Aviation|Labs?|Dental|Vets?|Electric|Care|Telecom|Pharma|Biotech|Robotics|Press|Publishing|Books|Zoo|Brewery|Coffee|Kitchen|Bakery|Hotels?|Restaurant|Museum|Library|Society|Authority|Ministry|Department|County|City|Police|Rail|Transport|Motors|Bikes|Retail|Stores?|Software|Technolog(y|ies)|Digital|Consulting|Solutions|Services|Holdings|Industries|Engineering|Construction|Contracting|Maps|Print|Outdoor|Facilities|Trading|Support|Studio|Agency for \w+|Co-operative|Institute|Theatre|Gallery|Federation|Association|Union|Club|Farms?|Vineyards?|Ceramics|Chemicals|Textiles|Joinery|Nurser(y|ies))\b|&", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\b(Dear|Hi|Hello|Hey|Hej|Ciao|Beste|Alright|Mr|Mrs|Ms|Dr|Prof)\.?\s+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Greets();

    [GeneratedRegex(@"\b(" + RoleFinder.JobNouns + @"|Leader|Engineering$|Headquarters|Regulation|Recruitment|Recruiters?|Resourcing Solutions|Staffing|Search|Personnel|Talent Partners|Secretariat|Candidate|Applicant|Team|Department$|Office$|Unit$|Desk$)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Job();
}
