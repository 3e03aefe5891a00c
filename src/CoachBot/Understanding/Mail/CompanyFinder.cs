using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Finds the hiring employer: named in the text first, then in the signature, the subject and the address. An agency that relays does not count.</summary>
internal static partial class CompanyFinder
{
    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "live", "greenhouse", "greenhouse-mail", "lever", "workday", "myworkday", "smartrecruiters", "icims", "taleo", "ashbyhq",
        "workable", "bamboohr", "jobvite", "linkedin", "indeed", "indeedemail", "successfactors", "teamtailor", "recruitee", "personio", "oraclecloud", "mail", "email", "example", "jobs", "nhs", "trac", "breezy",
    };

    public static string? Find(MailText mail, Sender sender)
    {
        var text = SentenceBreak().Replace(mail.Body, ". ").Replace('\n', ' ');
        if (First(Client().Matches(text)) is { } client)
        {
            return client;
        }

        var agency = sender.Lines.Append(sender.HeaderName ?? "").Append(sender.Domain ?? "").Any(line => AgencyName().IsMatch(line)) || Relays().IsMatch(text);
        var found = First(Named().Matches(text)) ?? (mail.Subject is { } subject ? First(Named().Matches(subject)) ?? First(SubjectCompany().Matches(subject)) : null) ?? First(Acts().Matches(text));
        return found ?? (agency ? null : FromSignature(sender) ?? FromHeader(sender) ?? First(Ends().Matches(text))) ?? CompanyGuess.Best(mail, sender, Tidy);
    }

    private static string? First(MatchCollection matches)
    {
        foreach (Match match in matches)
        {
            if (Tidy(match.Groups["company"].Value) is { } company)
            {
                return company;
            }
        }

        return null;
    }

    private static string? FromSignature(Sender sender)
    {
        foreach (var line in sender.Lines.Where(line => !Contact().IsMatch(line)))
        {
            var titled = AfterTitle().Match(line);
            if (titled.Success && Tidy(titled.Groups["company"].Value) is { } company)
            {
                return company;
            }

            if (!Title().IsMatch(line) && Tidy(line) is { } whole && Shape().IsMatch(whole))
            {
                return whole;
            }
        }

        return null;
    }

    private static string? FromHeader(Sender sender)
    {
        if (sender.HeaderName is { } name && name != sender.Person && TeamWord().IsMatch(name) && Tidy(name) is { } company)
        {
            return company;
        }

        var parts = sender.Domain?.Split('.') ?? [];
        var host = parts.Length < 2 ? null : parts.Length > 2 && parts[^2] is "co" or "com" or "ac" or "org" or "gov" ? parts[^3] : parts[^2];
        return host is null || Hosts.Contains(host) ? null : char.ToUpperInvariant(host[0]) + host[1..];
    }

    private static string? Tidy(string found)
    {
        var company = Possessive().Replace(TeamWord().Replace(found.Trim(), ""), "").Trim(' ', ',', '.', '-', '–', '—', '|', '!', '"', '(', ')', ':', ';');
        company = Leading().Replace(company, "").Trim();
        return company.Length is > 1 and < 60 && !NotACompany().IsMatch(company) ? company : null;
    }

    private const string Word = @"[A-Z0-9][\w&’'+-]*";
    private const string CompanyName = @"(?<company>(the\s+)?" + Word + @"(\.(io|ai|com|co))?(\s+(&\s+|and\s+(?=(Sons|Co|Partners|Company|Daughters)\b)|of\s+(the\s+)?|for\s+(?=[A-Z])|de\s+|on\s+(?=[A-Z]))?" + Word + @"){0,5}|e[A-Z]\w+|i[A-Z]\w+)";

    [GeneratedRegex(@"\s*\n\s*\n\s*", RegexOptions.None, 5000)]
    private static partial Regex SentenceBreak();

    [GeneratedRegex(@"\b([Oo]ur|[Mm]y|[Tt]he) [Cc]lient,?\s+(at\s+)?" + CompanyName + @"|\b(on behalf of|representing)\s+(our client,?\s+)?" + CompanyName, RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Client();

    [GeneratedRegex(@"\b([Oo]ur|[Mm]y|[Tt]he) client\b|\bclient (has|have|feels|felt|decided|went)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Relays();

    [GeneratedRegex(@"\b([Aa]t|[Ww]ith|[Jj]oin(ing)?|[Ii]nterest(ed)? in(?! (the|a|our)\b)|[Aa]ppl(y|ying|ied|ication|ications) (to|with|at|from)|[Ww]elcome to|[Cc]hoosing|[Cc]onsidering|[Ww]orking (for|at|with)|[Ww]ork (for|at|with)|[Hh]ere at|[Bb]ehalf of|[Tt]hanks? from|[Cc]areers? (at|with)|[Ii]nterview(ed|ing)? (with|at|for)|[Tt]eam at|[Oo]ffice of|[Ff]rom|[Rr]oles? (at|with|in)|[Pp]ositions? (at|with)|[Oo]pportunit(y|ies) (at|with|within)|[Bb]ecome part of|[Nn]ews from|[Cc]all (from|with) [A-Z][\w’' -]+? \((?=[A-Z])|[Aa]round|[Vv]isit to|part of|chosen)\s+" + CompanyName, RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<=^|[.!?]\s|\bthat\s|[Aa]fter .{0,60}, |[Uu]nfortunately,?\s)" + CompanyName + @"(['’]s)?\s+(has|have|is|are|will|received|would|regrets|decided|went|passed|wants|was|team|recruitment|hiring|HR|careers|values|receives|thanks|cannot|can|chose|HR|came back|said|said)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Acts();

    [GeneratedRegex(@"^(?<company>[A-Z][\w&’' ]{1,40}?)\s*(:|\||–|—|-)\s|(\||–|—|\s-\s|@)\s*(?<company>[A-Z][\w&’' ]{1,40})$|^(?<company>[A-Z][\w&’']*( [A-Z&][\w&’']*){0,3}) (application|interview|offer|update|careers|recruitment|role|position)|\[(?<company>[A-Z][^\]]+)\]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SubjectCompany();

    // What stands after the last full stop: "HR Services, Fourth Coffee", "Ravi, Tailspin", "The Relecloud people team", "Talent, Northwind".
    [GeneratedRegex(@"(?<=[.!?)]\s+)((Kind |Best |Warm )?(Regards|Best|Thanks|Warmly|Yours|Cheers),?\s+)?((?!(Kind|Best|Warm|Regards|Thanks|Warmly|Yours|Cheers|Ta|Viele|Greetings|Sincerely|Sorry|Love|Many|Saludos)\b)\p{Lu}[\w’'-]+( \p{Lu}[\w’'-]+){0,3}\s*(,|@|\||-|–|/|\(| at | from )\s*" + CompanyName + @"\)?|(The\s+)?" + CompanyName + @"\s+(people|talent|hiring|recruitment|recruiting|HR|careers|Talent|Careers|HR|People|Hiring|Recruitment)(\s+team|\s+Team)?)\.?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"^.{2,60}?(,| at |\||-|–|—|@|·|•)\s*(?<company>[A-Z][^,|@]{1,50})$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AfterTitle();

    [GeneratedRegex(@"\s*\b((Talent|HR|People|Recruit(ing|ment)|Hiring|Careers?|Resourcing|Human Resources|Early Careers|Graduate|Admissions|Search|Selection|Staffing)( (and|&) (Culture|Talent|Development|People|Operations))?( (Acquisition|Operations|Resources|Partner|Office|Department|Service|Services|Committee|Recruitment))*( Team)?|Team|Notifications?|No-?reply|Jobs)\b\.?", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TeamWord();

    [GeneratedRegex(@"['’]s?$|\s+(Ltd|Limited|Inc|LLC|PLC|plc|GmbH|Pty Ltd|Pvt\.? Ltd|B\.V|S\.A|AG|AB)\.?$|\s+(on|I)(\s.*)?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Possessive();

    [GeneratedRegex(@"^(the|The|Team|Your|Our|here at|from)\s+(?!(Phone|Body|Guardian|Times|National|Royal)\b)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|I|We|You|It|He|She|They|This|That|There|Thank|Thanks|Unfortunately|However|After|Please|Kind|Best|Dear|Hi|Hello|If|As|On|In|At|To|For|Our|Your|The|A|An|And|But|So|Yes|No|Not|Congratulations|Zoom|Teams|Microsoft Teams|Google Meet|Skype|LinkedIn|Indeed|HackerRank|Codility|Calendly|Regards|Sincerely|HR|CV|Human|Re|RE|FW|Fwd|UK|US|USA|London|Manchester|Denver|Sydney|Room|Floor|Office|Team|Data|Senior|Junior|Lead|Head|Group|Truth|Term|Term \d|Yours|Application|Interview|Offer|Update|Position|Role|Job|Status|Reference|One|Two|All|Each|Every|Everyone|Sadly|While|Although|Interviews?|We['’]\w+|You['’]\w+|I['’]\w+|Key Stage \d|Applications?|Applicants?|Candidates?|Feedback|Italian|German|French|Spanish|English|Python|SQL|Java|Excel|Your Application|Interview Invitation|Dr|Mr|Ms|Mrs|Prof)$|^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^(January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(Analyst|Engineer|Developer|Manager|Designer|Position|Application|Interview|Invitation|Recruitment Consultant|Assistant|Nurse|Teacher|Officer)\b|^\d+$|^\d", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NotACompany();

    [GeneratedRegex(@"\b(recruit(ment|ers|ing)?\s+(consult|agency|partners|solutions|group|ltd|limited)|recruiters|staffing|search (partners|associates)|resourcing|talent (solutions|partners)|headhunt|personnel|executive search|employment agency|hays|michael page|robert half|randstad|adecco|manpower|reed\b|consultancy|recruitment$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AgencyName();

    [GeneratedRegex(@"@|https?:|www\.|\+?\d[\d\s()-]{6,}|^(Tel|T:|M:|Phone|Mobile)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\b(manager|partner|recruiter|director|officer|specialist|coordinator|founder|engineer|ceo|cto|coo|cfo|chair|professor|consultant|administrator|assistant|president|principal|chef|editor|producer|lead|advisor|adviser|generalist|executive|owner|headteacher|supervisor|head of|sent from|hr\b|department)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^[A-Z0-9][\w&’'.+-]*(\s+(of|and|for|the|&|[A-Z0-9][\w&’'.+-]*)){0,6}$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Shape();
}
