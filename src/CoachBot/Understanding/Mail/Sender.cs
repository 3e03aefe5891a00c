using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Who signed, and the other lines of the signature (title, company).</summary>
internal sealed partial record Sender(string? Person, IReadOnlyList<string> Lines, string? HeaderName, string? Domain)
{
    private const int FirstLines = 3;

    public static Sender Find(MailText mail)
    {
        var lines = mail.Signature.SelectMany(AfterClosing).ToList();
        var header = FromHeader().Match(mail.From ?? "");
        var headerName = header.Groups["name"].Value.Trim(' ', '"', '\'') is { Length: > 0 } name ? name : null;
        var domain = header.Groups["domain"].Success ? header.Groups["domain"].Value : null;
        var names = lines.Take(FirstLines).Select(line => Line().Match(line).Groups["name"].Value.Trim()).ToList();
        var at = names.FindIndex(IsSurelyPerson);
        if (at < 0) at = names.FindIndex(each => MayBePerson(each, mail.Body));
        if (at >= 0)
        {
            return new(names[at], [.. lines.Where((_, i) => i != at), lines[at][names[at].Length..].Trim(' ', ',', '|', '/', '-', '–')], headerName, domain);
        }

        return new(AtTheEnd(mail.Body) ?? AtTheStart(mail.Body) ?? InHeader(headerName), lines, headerName, domain);
    }

    private static IEnumerable<string> AfterClosing(string line, int index)
    {
        if (index > 0)
        {
            yield return line.Trim('-', '–', '—', '~', ' ', '*', '_');
        }
        else if (InlineClosing().Match(line) is { Success: true } inline)
        {
            yield return inline.Groups["rest"].Value.Trim();
        }
    }

    /// <summary>A name after the last full stop, a dash or a farewell.</summary>
    private static string? AtTheEnd(string body)
    {
        var lines = body.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        return lines.Count > 0 && EndSigned().Match(lines[^1]) is { Success: true } end && end.Groups["name"].Value is var name && (IsSurelyPerson(name) || MayBePerson(name, body[..^lines[^1].Length] + lines[^1][..end.Index])) ? name : null;
    }

    /// <summary>"Colm from Northwind here", "this is Tash".</summary>
    private static string? AtTheStart(string body) =>
        Introduces().Matches(body).Select(match => match.Groups["name"].Value.Trim()).FirstOrDefault(name => IsSurelyPerson(name) || MayBePerson(name, ""));

    private static string? InHeader(string? header) =>
        header is not null && Line().Match(header).Groups["name"].Value.Trim() is var name && (IsSurelyPerson(name) || MayBePerson(name, "")) ? name : null;

    private static bool IsSurelyPerson(string name)
    {
        if (name.Length == 0 || Honorific().Match(name) is { Success: true, Length: var length } && length == name.Length) return false;
        var words = Honorific().Replace(name, "").Split(' ');
        return Honorific().IsMatch(name) || ((MailWords.Is(words[0].Split('-')[0], WordKinds.FirstName) || Initial().IsMatch(words[0]) && words.Length > 1 && !IsCompany(name)) && !words.Any(IsNoName));
    }

    /// <summary>A name that nobody knows is a person's where it is not already the company's.</summary>
    private static bool MayBePerson(string name, string body)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && name.Any(char.IsLower) && !words.Any(IsNoName) && !words.All(word => MailWords.Is(word.Split('-', '\'', '’')[0], WordKinds.Everyday) || MailWords.Is(word, WordKinds.NoCompany)) && !MailWords.Is(words[0], WordKinds.Function) && !IsCompany(name) && !body.Contains(name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNoName(string word) => MailWords.Is(word, WordKinds.Greeting | WordKinds.Kind | WordKinds.Department) || (MailWords.Is(word, WordKinds.Job) && MailWords.Is(word, WordKinds.Everyday));

    private static bool IsCompany(string name) => MailWords.Known.In(name).Count > 0;

    private const string Titles = @"((The )?(Very )?Rev(d|erend)? Canon|(The )?Revd?|Mme|Mlle|Herr|Frau|Ing|Dipl|Signora?|Don|Doña|Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lady|Lord|Rev|Revd|Fr|Canon|Mgr|Capt|Captain|Cmdr|Col|Maj|Major|Lt|Lt Col|Sgt|WO[12]|Rear Admiral|Admiral|Sr|Sister|Cllr|Hon|Maestro|Chef|Old Mr|Coach)\.?\s+(\([^)]*\)\s+)?";
    private const string PersonName = @"(" + Titles + @")*\p{Lu}(\.|[\p{L}'’\-]*)(\s+(\p{Lu}(\.|[\p{L}'’\-]*)|van|de|der|den|von|bin|al|da|dos|di|du|la|le|ter|ó|ní)(?![\p{L}])){0,4}";
    private const string Farewells = @"(?i:cheers|best|thanks|thx|regards|(best|kind|warm) (wishes|regards)|speak soon|many thanks|thank you|warmly|warmest|yours|yours sincerely|sincerely|love|ta|kindly|respectfully|all the best|good luck|best of luck|sorry|saludos|abrazo|groetjes|greetings|big love|ngā mihi|take care|xo|bye|thx|merci|groet|(with|much) regret|go raibh maith agat)";

    [GeneratedRegex(@"^""?(?<name>[^<@""]*?)""?\s*<?([\w.+-]+@(?<domain>[\w.-]+))?>?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex FromHeader();

    [GeneratedRegex(@"^[^,!.–—-]*[,!.–—-]+\s*(?<rest>[A-Z].*)$|^(?i:kind regards|best regards|regards|best wishes|best|thanks|cheers|sincerely|thank you)\s+(?<rest>[A-Z].*)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex InlineClosing();

    [GeneratedRegex(@"^(?<name>" + PersonName + @")\.?(\s+x+)?\s*(\((she|he|they|ella|him|her)[^)]*\))?\s*((,|\||/|·|•|-|–|—|@|\(|\s(at|from|on)\s).*)?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^" + Titles, RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Honorific();

    [GeneratedRegex(@"^\p{Lu}\.?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Initial();

    [GeneratedRegex(@"(?<=(^|[.!?)…:]|[\p{So}\p{Cs}\uFE0F]|\s[-–—~])\s*(" + Farewells + @"\b[,!]?\s+|[-–—~]\s?)?|\bx+\s|(^|[.!?…)]\s)[\p{L}'’ ]{2,40},\s)(?<![\p{L}])(?!" + Farewells + @"\b(?!\s*$))(?<name>" + PersonName + @")(?![\p{L}'’-])(\s+x+)?(\s*([,(@/|–]|\s-\s|\bat\b|\bfrom\b|\bon reception\b)\s*[^.!?]{0,60})?[.\s]*[^\p{L}\p{N}]*$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex EndSigned();

    [GeneratedRegex(@"\b([Tt]his is|[Ii]t['’]?s|[Mm]y name is|[Ii] am|[Ii]['’]m|[Cc]all (from|with)|[Ss]poke (to|with)|[Vv]oicemail from|[Mm]essage from|[Hh]eard from|[Rr]ang by|[Cc]alled by|[Pp]honed by|[Tt]exted by)\s+(?<name>" + PersonName + @")(?=\s+(from|at|here|in|with|w/|calling|\()|,(?!\s(the|your)\s)|:|\s*\()|(?<=^.{0,30}((?<!\b(Mr|Mrs|Ms|Dr|Prof))[.!?,…]\s|\n)|^|^(\p{L}+ )?(mate|Hi|Hello|Hey)\s)(?<name>" + PersonName + @")(?=\s+(from|at|w/|@|\(|again|speaking)|, \p{Lu})|(?<=^|[.!?,]\s|\n)(?<name>" + PersonName + @")(?=\s+(here|speaking|calling)\b|\s+(from|at) \p{Lu}[\w&'’ ]+ (here|rang|called|phoned|texted|just called|left))", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Introduces();
}
