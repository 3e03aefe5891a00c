using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>The phrases in a line that a role could be, each with what speaks for it.</summary>
internal static partial class RoleNames
{
    private const int MostWords = 8;
    private const int MostModifiers = 3;
    private const int Longest = 70;
    private const string Partings = " '’-&/+#.,:;()\"“”|";

    public static IEnumerable<(string Role, RoleSigns Signs)> In(string line, string? person)
    {
        var companies = MailWords.Known.In(line);
        foreach (var run in Runs().Matches(line).Where(run => !MailWord.IsGreeting(line, run)))
        {
            var words = MailWord.Of(run, MostWords);
            var (lefts, rights) = (new RoleSigns?[words.Count], new RoleSigns?[words.Count]);
            for (var from = 0; from < words.Count; from++)
            {
                for (var to = words.Count - 1; to >= from; to--)
                {
                    if (words[from].IsJoint || words[from].IsBracket || words[to].IsJoint) continue;
                    var (start, end) = (words[from].Start, words[to].End);
                    if (Tidy(line[start..end]) is not { } role || person?.Contains(role, StringComparison.Ordinal) == true) continue;
                    var inCompany = companies.Any(each => each.Start < end && each.Start + each.Name.Length > start);
                    var around = (lefts[from] ??= Left(line, start, person)) | (rights[to] ??= Right(line, end));
                    yield return (role, Made(words, from, to) | around | (inCompany ? RoleSigns.Company : RoleSigns.None));
                }
            }
        }

        foreach (var (start, end) in WrittenSmall(line))
        {
            if (Tidy(line[start..end]) is { } role) yield return (role, RoleSigns.Small | MadeSmall(role) | Left(line, start, person) | Right(line, end));
        }
    }

    // "the night porter job", "as barista": a job with what stands before it; or whatever stands before "job".
    private static IEnumerable<(int Start, int End)> WrittenSmall(string line)
    {
        foreach (var role in SmallBeforePosition().Matches(line).Select(match => match.Groups["role"])) yield return (role.Index, role.Index + role.Length);
        var words = SmallWords(line);
        for (var at = 0; at < words.Count; at++)
        {
            if (!char.IsLower(words[at].Text[0]) || !words[at].IsJob || (Touch(words, at) && words[at + 1].IsJob)) continue;
            var from = at;
            while (at - from < MostModifiers && Touch(words, from - 1) && (words[from - 1].IsModifier || words[from - 1].IsJob)) from--;
            yield return (words[from].Start, words[at].End);
            // "as bench joiner": one more word where what stands before it leaves no doubt.
            if (Touch(words, from - 1) && !words[from - 1].IsFunction && (Before(line.AsSpan(0, words[from - 1].Start)) & Named) != RoleSigns.None) yield return (words[from - 1].Start, words[at].End);
        }
    }

    private static List<MailWord> SmallWords(string line)
    {
        var words = new List<MailWord>();
        foreach (var word in SmallWord().EnumerateMatches(line)) words.Add(new(line.Substring(word.Index, word.Length), word.Index));
        return words;
    }

    private const RoleSigns Named = RoleSigns.Applied | RoleSigns.Position | RoleSigns.As | RoleSigns.For;

    private static bool Touch(List<MailWord> words, int at) => at >= 0 && at + 1 < words.Count && words[at].End + 1 == words[at + 1].Start;

    private static RoleSigns MadeSmall(string role)
    {
        var words = role.Split(' ').Select(word => new MailWord(word, 0)).ToList();
        var signs = words[^1].IsJob ? RoleSigns.Noun : RoleSigns.None;
        if (words.Count > 1) signs |= words[0].IsModifier ? RoleSigns.SeveralWords | RoleSigns.Modifier : RoleSigns.SeveralWords;
        return signs;
    }

    private static RoleSigns Made(List<MailWord> words, int from, int to)
    {
        var span = words[from..(to + 1)];
        var (first, last) = (span[0], span[^1]);
        var head = span.FindIndex(word => word.Text is "of" or "for" or "in" or "to" || word.IsBracket) is > 0 and var at ? span[at - 1] : last;
        var noun = head.IsJob || last.IsJob || (span.Count > 1 && span[^2].IsJob && Level().IsMatch(last.Plain));
        var signs = noun ? RoleSigns.Noun : RoleSigns.None;
        if (span.Count > 1) signs |= RoleSigns.SeveralWords;
        if (span.Count > 1 && (first.IsModifier || (span.Count > 2 && span[1].IsModifier))) signs |= RoleSigns.Modifier;
        if (Enumerable.Range(1, span.Count - 1).Any(joint => span[joint].Text is "for" or "in" or "to" or "the" || (span[joint - 1].Text is "of" && span[joint] is { IsEveryday: false, IsModifier: false }))) signs |= RoleSigns.Joined;
        if (!noun && span.TrueForAll(word => word.IsEveryday || word.IsNoCompany)) signs |= RoleSigns.Everyday;
        if (!noun && span.Count > 1 && (last.IsKind || (first.IsKind && span[1].Text is "of"))) signs |= RoleSigns.Company;
        if (!noun && first.IsFirstName) signs |= RoleSigns.Person;
        if (first.IsFunction || char.IsDigit(first.Text[0]) || first is { IsDepartment: true, IsModifier: false, IsJob: false }) signs |= RoleSigns.BadStart;
        if (last.IsFunction || last is { IsDepartment: true, IsJob: false }) signs |= RoleSigns.BadEnd;
        if (from > 0 && words[from - 1] is var left)
        {
            if (!left.IsFunction && !left.IsJoint && !left.Text.Any(char.IsDigit)) signs |= RoleSigns.Cut;
            if (left.IsModifier) signs |= RoleSigns.CutAtNoun;
        }

        if (to < words.Count - 1 && words[to + 1] is var right)
        {
            if (!right.IsJoint) signs |= RoleSigns.Cut;
            if (right.IsJob || right.IsBracket || right.Text is "of" or "&" or "and") signs |= RoleSigns.CutAtNoun;
        }

        return signs;
    }

    private static RoleSigns Left(string line, int start, string? person)
    {
        var before = line.AsSpan(0, start);
        var signs = Before(before);
        if (Opens().IsMatch(before)) signs |= RoleSigns.Opens;
        if (person is not null && before.TrimEnd(" ,|(-–—/").EndsWith(person, StringComparison.Ordinal)) signs |= RoleSigns.OfSender;
        return signs;
    }

    private static RoleSigns Right(string line, int end)
    {
        var after = line.AsSpan(end);
        return BeforePosition().IsMatch(after) ? RoleSigns.BeforePosition : BeforeCompany().IsMatch(after) ? RoleSigns.BeforeCompany : RoleSigns.None;
    }

    private static RoleSigns Before(ReadOnlySpan<char> before) =>
        Applied().IsMatch(before) ? RoleSigns.Applied
        : Position().IsMatch(before) ? RoleSigns.Position
        : As().IsMatch(before) ? RoleSigns.As
        : For().IsMatch(before) ? RoleSigns.For
        : About().IsMatch(before) ? RoleSigns.About
        : AtCompany().IsMatch(before) ? RoleSigns.AtCompany
        : Determined().IsMatch(before) ? RoleSigns.Determined
        : RoleSigns.None;

    private static string? Tidy(string found)
    {
        var role = Unpossessed(Reference().Replace(found, "")).Trim(' ', '"', '\'', '-', '–', '—', ',', ':', '*', '“', '”', '‘', '’', '|', '.');
        return role.Length is > 1 and < Longest && role.Any(char.IsLetter) && !IsVague(role) ? role : null;
    }

    private static string Unpossessed(string role) => role switch
    {
        [.. var owner, '\'' or '’'] => owner,
        [.. var owner, '\'' or '’', 's'] => owner,
        _ => role,
    };

    // Nothing but "the other", or words of a sentence among them.
    private static bool IsVague(string role)
    {
        if (MailWords.IsVagueRole(role) || (char.IsDigit(role[0]) && role.All(each => char.IsLetterOrDigit(each) || each == '_'))) return true;
        foreach (var word in role.AsSpan().SplitAny(Partings))
            if (MailWords.Is(role.AsSpan(word), WordKinds.NoRole)) return true;
        return false;
    }

    [GeneratedRegex(@"(?<![\w@/.-])([\p{Lu}\d]|[ei]\p{Lu})[\w&/+#'’-]*(\.\w+)*((\s+(&|\+|and|of|of the|for|to|to the|in|/)\s+|\s+)[\p{Lu}\d][\w&/+#'’-]*(\.\w+)*|\s\((?!fixed|part|full|ref|temp|casual|mat|perm|remote|hybrid|grade|call|job|req|[mfhw]/|all|\d|[A-Z]+[-/]?\d)[\p{L} /-]{2,24}\))*", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"[\p{L}\d][\w'’/-]*", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SmallWord();

    [GeneratedRegex(@"\b([Tt]he|[Oo]ur|[Yy]our|[Tt]his|[Aa]n?|for|of|that)\s+(?<role>(?!(the|an?|our|your|this|that|my)\b)\p{Ll}[\w/-]+(\s+(?!(the|an?|our|your|for|about|of|to|from|with|and|in)\b)[\p{L}\d][\w/-]*){0,3}?)\s+(position|role|post|vacancy|job|opening|internship|apprenticeship|placement)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SmallBeforePosition();

    [GeneratedRegex(@"\b(appl(ied|y|ying|ication|ications)|candida(cy|ture)|interview(s|ed|ing)?|shortlist(ed)?|selected|considered|hired?|hiring|CV|interest|competition|test|trial(led|ling)?|trying out|offer|recruit(ing|ment)?|search|successful|chosen|resume|résumé)\s+(for|in|as|to be)\s+(the\s+|an?\s+|our\s+|a new\s+)?[""“]?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex Applied();

    [GeneratedRegex(@"\b(position|role|post|vacancy|job|opening|seat|place|spot|opportunity|appointment|employment|contract|title)(\s+of|\s+as|\s+for|:|\s+[–-])\s+(the\s+|an?\s+|our\s+)?[""“]?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex Position();

    [GeneratedRegex(@"\b(as|become|be)\s+(the\s+|an?\s+|our\s+(new\s+)?|their\s+|one of our\s+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex As();

    [GeneratedRegex(@"\bfor\s+(the\s+|an?\s+|our\s+|your\s+|any\s+)?[""“]?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex For();

    [GeneratedRegex(@"\b(on|about|regarding|re:?|concerning)\s+(the\s+|an?\s+|our\s+|your\s+)?[""“]?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex About();

    [GeneratedRegex(@"\b(at|with|from|by|in|with our|by our|from our|with the)\s+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex AtCompany();

    [GeneratedRegex(@"\b(the|our|your|this|that|an?|my|their)\s+[""“]?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex Determined();

    [GeneratedRegex(@"^[""”]?\s+(position|role|post|vacancy|job|opening|opportunity|application|internship|programme|placement|scheme|spot|gig|req|requisition|seat|place|chair|shortlist|competition|contract|hours|shifts?|interviews?|thing|homework|recruitment|campaign|intake|team role)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex BeforePosition();

    [GeneratedRegex(@"^,?\s+(at|with|here|in our|within|in the|with us|on)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex BeforeCompany();

    [GeneratedRegex(@"[.!?…]\s+[""“]?$", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 5000)]
    private static partial Regex Opens();

    [GeneratedRegex(@"^(I{1,3}|IV|\d)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Level();

    [GeneratedRegex(@"\s*[\(\[]?\s*\b(([Rr]ef(erence)?|[Rr]eq(uisition)?|[Jj]ob)\.?\s*(ID|[Nn]o\.?|[Nn]umber)?\s*[:#]?\s*[A-Z0-9/-]*\d[A-Z0-9/-]*|#?\d{3,}|m/[fw]/[dx]|[A-Z]{1,4}-?\d{2,})\s*[\)\]]?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Reference();
}
