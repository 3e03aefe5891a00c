using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Finds the role a message is about, in the words as written.</summary>
internal static partial class RoleFinder
{
    public static string? Find(MailText mail)
    {
        var body = Wrapping().Replace(mail.Body, " ");
        return First(RoleAfter().Matches(body)) ?? First(RoleBefore().Matches(body)) ?? (mail.Subject is { } subject ? InSubject(subject) : null)
            ?? First(AppliedFor().Matches(body)) ?? First(AsRole().Matches(body));
    }

    private static string? InSubject(string subject) =>
        First(RoleBefore().Matches(subject)) ?? First(RoleAfter().Matches(subject)) ?? First(SubjectRole().Matches(subject)) ?? First(SubjectPart().Matches(subject));

    private static string? First(MatchCollection matches)
    {
        foreach (Match match in matches)
        {
            if (Tidy(match.Groups["role"].Value) is { } role)
            {
                return role;
            }
        }

        return null;
    }

    private static string? Tidy(string found)
    {
        var role = Trailing().Replace(Reference().Replace(found, ""), "").Trim(' ', '"', '\'', '-', '–', '—', ',', ':', '*', '“', '”', '‘', '’', '(', '|');
        role = Leading().Replace(role, "");
        return role.Length is > 1 and < 70 && !Vague().IsMatch(role) ? role : null;
    }

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.None, 5000)]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"\b(the|our|your|this|an?|for|of|advertised)\s+(?<role>[A-Z0-9""“‘'*][\w&/+#.,'’()“”""*–-]*(\s+(of|and|in|for|to|the|&|–|-|[a-z]{2,12}|[A-Z0-9(][\w&/+#.,'’()”""*–-]*)){0,8}?|[a-z][\w/-]+(\s+[a-z][\w/-]+){0,3}?)\s*[""”’'*]?\s+([Pp]osition|[Rr]ole|[Pp]ost|[Vv]acancy|[Jj]ob|[Oo]pening|[Oo]pportunity|[Aa]pplication|[Ii]nternship|[Pp]rogramme|[Pp]lacement|req)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex RoleBefore();

    [GeneratedRegex(@"\b([Pp]osition|[Rr]ole|[Pp]ost|[Vv]acancy|[Jj]ob|[Oo]pening|[Oo]pportunity)(\s+of|\s+as|\s+for|:)\s+(an?\s+|the\s+|our\s+)?(?<role>[""“‘'*]?[A-Z][\w&/+#'’()-]*(\s+(of|and|in|for|&|[A-Z0-9(][\w&/+#'’()-]*)){0,7}|[a-z][\w/-]+(\s+[a-z][\w/-]+){0,3}?(?=\s+(at|with|in)\s|[.,;!]))", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex RoleAfter();

    [GeneratedRegex(@"\b([Aa]pplication( status)?|[Aa]pplied|[Aa]pplying|[Ii]nterview(ed|ing)?|[Ii]nterest|[Cc]onsidered|[Cc]andidacy|[Tt]est|[Ss]hortlisted|[Ss]elected)\s+(for|as|in)\s+(an?\s+|the\s+|our\s+)?(?<role>[A-Z][\w&/+#'’()-]*(\s+(of|and|in|for|&|[A-Z0-9(][\w&/+#'’()-]*)){0,7})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AppliedFor();

    [GeneratedRegex(@"\b((as|become|be|search for|looking for|hire)\s+(an?|our|our new|the|the new|their|their new)|(appointment|join us|join|appointed|employment|position|roles? including|you)\s+as|roles? including)\s+(?<role>[A-Z][\w&/+#'’()-]*(\s+(of|and|in|for|&|[A-Z0-9(][\w&/+#'’()-]*)){0,6})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AsRole();

    [GeneratedRegex(@"([Aa]pplication( update| status| received| outcome)?|[Ii]nterview( invitation| invite)?|[Oo]ffer|[Vv]acancy|[Rr]ole|[Rr]e|RE|[Uu]pdate)\s*(for|:|–|-|—|\|)\s*(the\s+)?(?<role>[A-Z][^|:–—]*?)(\s+(at|with|-|–|—|\|)\s.*)?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SubjectRole();

    [GeneratedRegex(@"(^|[|:–—]|\s-\s)\s*(?<role>[^|:–—]*\b(Analyst|Engineer|Manager|Developer|Designer|Nurse|Teacher|Assistant|Officer|Administrator|Accountant|Associate|Consultant|Coordinator|Executive|Lecturer|Scientist|Technician|Chef|Editor|Writer|Fellow|Intern|Specialist|Lead|Director|Advis[eo]r|Architect|Clerk|Driver|Supervisor|Researcher|Librarian|Barista|Buyer|Planner|Producer|Representative|Receptionist|Paralegal|Solicitor|Pharmacist|Therapist|Bookkeeper|Tester|Trainee|Head of \w+))\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SubjectPart();

    [GeneratedRegex(@"\s*[\(\[]?\s*(([Rr]ef(erence)?|[Rr]eq(uisition)?|[Jj]ob)\.?\s*(ID|[Nn]o\.?|[Nn]umber)?\s*[:#]?\s*[A-Z0-9/-]*\d[A-Z0-9/-]*|#?\d{3,}|m/[fw]/[dx]|[A-Z]{1,4}-?\d{2,})\s*[\)\]]?", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\s+(at|with|here|in our|within|in the)\s+\S.*$|\s+(has|is|was|and|in|for|of|to|with|at|which|we|you)$|[.,;!]\s.*$|[.,;!]$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(the|our|your|an?|this|that|advertised|vacant|open|available|Your|The|Our|[Aa]pplication for|[Rr]e:?)\s+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(the|our|your|this|that|new|other|current|any|future|similar|suitable|same|such|full[- ]time|part[- ]time|permanent|specific|particular|next|right|open|above|advertised|recent|available|further|different|first|good|great|dream|perfect|current|many|more|each|every|all|job|whole|online|successful|hard|above[- ]mentioned|said|internal|following|one|another|client|team|time|tough|best|vacant|position|role|different|equal|day|short|final|entry[- ]level|candidate|your job|interview|update|application|amazing|exciting|wonderful|initial|completed|recently|submitted|following|filled|second|applying|loan|rental|tenancy|visa|grant|interview for the|graduate application|Unfortunately|We|Thank|Thanks|Dear|I|You|Your|It|On|If|As|Please|us|contact)$|\b(we|you|your|have|has|had|been|be|will|would|are|were|not|that|who|thank|thanks|interest|interviewing|applying|applied|application|hiring|fill|sorry|decided|offer|let|know|unfortunately|future|other|suitable|another|any|it|is|was|match|filled|us|me|requirement|essential|decision|governors|felt|panel|board)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Vague();
}
