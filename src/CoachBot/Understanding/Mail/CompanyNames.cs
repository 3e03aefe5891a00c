using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>The names in a line that a company could have, each with what speaks for it.</summary>
internal static partial class CompanyNames
{
    private const int MostWords = 7;
    private const int Nearby = 12;

    public static IEnumerable<(string Name, CompanySigns Signs)> In(string line, string? person)
    {
        var known = MailWords.Known.In(line).Where(each => !each.Agency).ToList();
        foreach (var each in known.Where(each => char.IsLower(each.Name[0])))
            yield return (each.Name, CompanySigns.Known | CompanySigns.Uncommon | Around(line, each.Start, each.Start + each.Name.Length, person));
        foreach (var name in Small().Matches(line).Select(match => match.Groups["name"]).Where(name => !name.Value.Split(' ').All(word => MailWords.Is(word, WordKinds.Everyday))))
            yield return (name.Value, CompanySigns.Uncommon | Around(line, name.Index, name.Index + name.Length, person));
        foreach (var run in Runs().Matches(line).Where(run => !MailWord.IsGreeting(line, run)))
        {
            var words = MailWord.Of(run, MostWords);
            foreach (var (from, to) in Spans(words))
            {
                var (start, end) = (words[from].Start, words[to].End);
                var name = Trailing().Replace(line[start..end], "").Trim(' ', ',', '-', '–', '—', '&');
                if (name.Length < 2 || !name.Any(char.IsUpper) || person?.Contains(name, StringComparison.Ordinal) == true) continue;
                var famous = known.Exists(each => string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase));
                yield return (name, Made(words, from, to, IsInSentence(line, start)) | Around(line, start, end, person)
                    | (famous ? CompanySigns.Known : CompanySigns.None) | (MailWords.Known.IsAgency(name) ? CompanySigns.Agency : CompanySigns.None));
            }
        }
    }

    // A run of capitals may begin with the word that opens its sentence and end in a department or a job.
    private static IEnumerable<(int From, int To)> Spans(List<MailWord> words)
    {
        for (var from = 0; from < words.Count; from++)
        {
            if (words[from].IsJoint || (from > 0 && !Splits(words[from - 1]) && !words.Take(from).All(word => word.IsLoose))) continue;
            for (var to = words.Count - 1; to >= from; to--)
            {
                if (!words[to].IsJoint && (to == words.Count - 1 || Splits(words[to + 1]) || CutsOff(words[(to + 1)..]))) yield return (from, to);
            }
        }
    }

    private static bool Splits(MailWord word) => word.IsJoint && word.Text is not ("of" or "the" or "de" or "la" or "di" or "du" or "des" or "der");

    // "Contoso Data Analyst" is cut before "Data", but "County Library Service" not before "Service".
    private static bool CutsOff(List<MailWord> rest) =>
        rest.TrueForAll(word => word.IsLoose) && rest[0].Text is not ("of" or "the") && (!rest[0].IsKind || rest.Exists(word => word.IsJob || (word.IsDepartment && !word.IsKind)));

    private static CompanySigns Made(List<MailWord> words, int from, int to, bool inSentence)
    {
        var span = words[from..(to + 1)];
        var (first, last) = (span[0], span[^1]);
        var signs = CompanySigns.None;
        var kind = span.Count > 1 && (last.IsKind || (first.IsKind && span[1].Text is "of") || span.Exists(word => word.Text is "&"));
        if (kind) signs |= CompanySigns.Kind;
        if (span.Count > 1) signs |= CompanySigns.SeveralWords;
        if (span.Exists(word => !word.IsLoose && !word.IsFirstName)) signs |= CompanySigns.Uncommon;
        if (span.TrueForAll(word => word.IsLoose)) signs |= CompanySigns.Everyday;
        if (Enumerable.Range(1, span.Count - 1).Any(at => span[at].IsJoint && span[at - 1] is { IsJob: true, IsKind: false })) signs |= CompanySigns.BadStart;
        if (first.IsNumber || (first.IsNoCompany && !kind) || (first.IsFunction && !(first.Text is "The" && inSentence))) signs |= CompanySigns.BadStart;
        if (!kind && (last.IsDepartment || last.IsJob || last.IsNoCompany || last.IsNumber)) signs |= CompanySigns.BadEnd;
        if (from > 0 || to < words.Count - 1) signs |= CompanySigns.Cut;
        if (to < words.Count - 1 && words[to + 1].IsDepartment) signs |= CompanySigns.HasDepartment;
        if (span.Exists(word => word.IsAgency)) signs |= CompanySigns.Agency;
        return signs;
    }

    private static bool IsInSentence(string line, int start) => start > 1 && char.IsWhiteSpace(line[start - 1]) && (line[start - 2] == ',' || char.IsLower(line[start - 2]));

    private static CompanySigns Around(string line, int start, int end, string? person)
    {
        var before = line.AsSpan(0, start);
        var after = line.AsSpan(end);
        var signs = At().IsMatch(before) ? CompanySigns.At : With().IsMatch(before) ? CompanySigns.With : Of().IsMatch(before) ? CompanySigns.Of : CompanySigns.None;
        if (Acts().IsMatch(after)) signs |= CompanySigns.Acts;
        if (Owns().IsMatch(after)) signs |= CompanySigns.Owns;
        if (Department().IsMatch(after)) signs |= CompanySigns.HasDepartment;
        var closes = Closes().IsMatch(after);
        if (closes && (Opens().IsMatch(before) || Parted().IsMatch(before))) signs |= CompanySigns.Part;
        if (closes && after.Trim(" .)").Length == 0) signs |= CompanySigns.Last;
        if (person is not null && before.LastIndexOf(person) is >= 0 and var at && Follows(before, before[(at + person.Length)..])) signs |= CompanySigns.AfterSender;
        return signs;
    }

    // "Sam Lee, Contoso", "Sam from Contoso"
    private static bool Follows(ReadOnlySpan<char> before, ReadOnlySpan<char> between) =>
        (Parted().IsMatch(before) && between.Trim(" ,|·•–—-/(@").Length == 0) || (With().IsMatch(before) && between.Length < Nearby);

    [GeneratedRegex(@"(?<![\w@/.-])(\p{Lu}\.\s)?[\p{Lu}\d][\w&’'+-]*(\.\w+|(?<=\bSt)\.)*((\s+(&|\+|and|of|of the|for|for the|de|de la|del|di|du|des|der|für|y|et|on|e|in)\s+(?=\p{Lu})|\s+)[\p{Lu}\d][\w&’'+-]*(\.\w+|(?<=\bSt)\.)*)*|(?<![\w@/.-])(e|i)\p{Lu}\w+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"\b(at|from|@|w/)\s+(?<name>\p{Ll}[\p{Ll}'’]{3,}(\s+\p{Ll}[\p{Ll}'’]{3,})?)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Small();

    [GeneratedRegex(@"(\b(at|join|joining|on behalf of|employer|become part of|welcome to|representing|our client,?|my client,?|the client,?)|@|w/)\s+(the\s+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex At();

    [GeneratedRegex(@"\b(with|from|for|choosing|chosen|considering|thank|within|by|that|why|know)\s+(the\s+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex With();

    [GeneratedRegex(@"\b(of|in|to|the|and|but|as|because|since|when|until|so|now|if|our|your)\s+(the\s+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex Of();

    [GeneratedRegex(@"^(['’]s)?\s+(has|have|had|is|isn['’]t|are|aren['’]t|was|were|will|would|won['’]t|can['’]t|can|cannot|could|requires?|needs?|wants?|regrets?|recruits?|received|lost|asked|asks|decided|chose|hires?|hired|pays|employs|confirms|invites|thanks|values|receives|went|passed|got|gets|pulled|froze|came back|said|says|sent|runs|named|must|named|made|makes|offers?)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Acts();

    [GeneratedRegex(@"^(['’]s?|(?<=s)['’])?\s+(team|HR|recruitment|careers|people|talent|hiring|interview|application|office|offer|branch|hq|winter|crew|family|website|portal)\b|^['’]s\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Owns();

    [GeneratedRegex(@"^\s+(people|talent|hiring|recruitment|recruiting|HR|careers)(\s+team)?\.?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Department();

    [GeneratedRegex(@"(^|[.!?…:)*x]\s+)[""“\[(*•-]?(The\s+|Team\s+)?$", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex Opens();

    [GeneratedRegex(@"[,|·•–—/(\[@]\s*(the\s+)?$|\s-\s*$|\s(at|from)\s+(the\s+)?$", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex Parted();

    [GeneratedRegex(@"^\s*([\])|·•–—/,]|-\s|\.?$|,?\s+(Ltd|Limited|Inc|LLC|PLC|plc|GmbH|AS|AG|AB|BV|LLP)\b)|^\s+(HR|Careers|Recruitment|People|Talent|Hiring|Team)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Closes();

    [GeneratedRegex(@"['’](s|ll|d)?$|,?\s+(Ltd|Limited|Inc|LLC|PLC|plc|GmbH|Pty Ltd|Pvt\.? Ltd|B\.V|S\.A|AG|AB|AS)\.?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Trailing();
}
