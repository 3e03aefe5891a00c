using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Finds the role a message is about, in the words as written.</summary>
internal static partial class RoleFinder
{
    /// <summary>What people are at work, for a regular expression.</summary>
    internal const string JobNouns = @"Analyst|Engineer|Manager|Developer|Designer|Nurse|Teacher|Assistant|Officer|Administrator|Accountant|Associate|Consultant|Coordinator|Executive|Lecturer|Scientist|Technician|Chef|Editor|Writer|Fellow|Intern|Specialist|Lead|Director|Advis[eo]r|Architect|Clerk|Driver|Supervisor|Researcher|Librarian|Barista|Buyer|Planner|Producer|Representative|Receptionist|Paralegal|Solicitor|Pharmacist|Therapist|Bookkeeper|Tester|Trainee|Hydrologist|Illustrator|Handler|Organiser|Organizer|Guard|Tutor|Mechanic|Electrician|Plumber|Carpenter|Joiner|Painter|Welder|Fitter|Machinist|Operator|Operative|Agent|Crew|Partner|Keeper|Brewer|Baker|Butcher|Cook|Waiter|Waitress|Bartender|Host|Hostess|Steward|Porter|Cleaner|Caretaker|Gardener|Labourer|Builder|Surveyor|Actuary|Auditor|Underwriter|Trader|Broker|Banker|Economist|Statistician|Biologist|Chemist|Physicist|Geologist|Ecologist|Psychologist|Counsellor|Counselor|Physiotherapist|Radiographer|Paramedic|Midwife|Dentist|Doctor|Registrar|Vet|Audiologist|Optician|Dietitian|Carer|Worker|Fundraiser|Marketer|Copywriter|Journalist|Reporter|Photographer|Animator|Artist|Musician|Curator|Archivist|Translator|Interpreter|Recruiter|Secretary|Dispatcher|Courier|Pilot|Captain|Sailor|Finisher|Merchandiser|Salesperson|Stylist|Beautician|Hairdresser|Trainer|Coach|Instructor|Professor|Postdoc|Technologist|Programmer|Administrator|Strategist|Controller|Treasurer|Cashier|Teller|Assessor|Inspector|Investigator|Detective|Firefighter|Warden|Ranger|Farmer|Forester|Head of \w+|Key Worker|Page";

    public static string? Find(MailText mail)
    {
        var body = Wrapping().Replace(mail.Body, " ");
        string?[] found =
        [
            First(RoleAfter().Matches(body)), First(RoleBefore().Matches(body)), mail.Subject is { } subject ? InSubject(subject) : null,
            First(Titled().Matches(body)), First(AppliedFor().Matches(body)), First(AsRole().Matches(body)),
        ];
        // A title is written large; small words are only taken for one when there is no other.
        return Array.Find(found, role => role is not null && char.IsUpper(role[0])) ?? Array.Find(found, role => role is not null);
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

    [GeneratedRegex(@"\b([Tt]he|[Oo]ur|[Yy]our|[Tt]his|an?|for|of|advertised)\s+(?<role>[A-Z0-9""“‘'*][\w&/+#.,'’()“”""*–-]*(\s+(of|and|in|for|to|the|&|–|-|[a-z]{2,12}|[A-Z0-9(][\w&/+#.,'’()”""*–-]*)){0,8}?|[a-z][\w/-]+(\s+[a-z][\w/-]+){0,3}?)\s*[""”’'*]?\s+([Pp]osition|[Rr]ole|[Pp]ost|[Vv]acancy|[Jj]ob|[Oo]pening|[Oo]pportunity|[Aa]pplication|[Ii]nternship|[Pp]rogramme|[Pp]lacement|[Ss]cheme|spot|gig|req)\b", RegexOptions.ExplicitCapture, 5000)]
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

    // A run of capitals that ends in what people are.
    [GeneratedRegex(@"(?<![.!?]\s|^|\bDear\s|\bHi\s|\bHello\s|\p{Lu}\w*\s)(?<role>(((?!(Dear|The|Our|Your|This|For|As|Hi|Hello|Re|RE|REF|Since|Thanks|Unfortunately|With|On|In|At|Recruitment|Hiring|Talent|HR|Mr|Mrs|Ms|Dr)\b)\p{Lu}[\w&/+#'’.-]*)\s+((of|and|&|for|-|–)\s+)?){0,4}(" + JobNouns + @")\b((\s+(of|for|in)\s+\p{Lu}\w+(\s+\p{Lu}\w+)?)|\s+I{1,3}\b)?)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Titled();
}
