using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

internal sealed partial class SlotFinder
{
    private const string Capitalised = @"(?:\d\p{Lu}|\p{Lu})[\p{L}\p{N}'’&-]*(?:\.\p{L}+)?(?:\s(?:&\s|of\s(?:the\s)?|and\s(?=(?:Sons|Co|Partners|Spencer|Young|Gamble|General|Noble|Johnson|Company|Wales|Daughters|Associates)\b|\p{Lu}\p{Ll}+\s(?:Ltd|Sons|Co|Partners|LLP)))?\p{Lu}[\p{L}\p{N}'’&-]*){0,3}";
    private const string Jobs = "job|role|position|post|vacancy|gig|opening|interview|interviews|application|process|rejection|offer|one|thing|recruiter|panel|people|folks|team|hiring|final|phone|screening|verdict|decision|contract|status|stage";
    private const string Days = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?";
    private const string Months = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Numbers = @"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half\san|a\scouple\sof|a\sfew|couple\sof)";
    private const string Clock = @"(?:\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2}:\d{2}|noon|midday|midnight|(?:half|quarter)\s(?:past|to)?\s?\w+|\d{1,2}\s?o['’]?clock)";
    private const string Part = @"(?:(?:in\sthe\s)?(?:morning|afternoon|evening)|at\snight|lunchtime|first\sthing|eob|eod)";

    [GeneratedRegex($@"\b(?:at|from|with|to|for|by|of|join|about|chase|into|over\sat|called\sup|left|like|behind|on)\s(?:the\s)?({Capitalised}(?:\s\d(?!\S|\s?(?:am|pm|o)))?)", RegexOptions.CultureInvariant)]
    private static partial Regex OfCompany();

    [GeneratedRegex($@"\b(?:[Tt]he|[Mm]y|[Tt]his|[Tt]hat|[Aa]n?|[Uu]pdate|[Mm]ark|[Mm]ove|[Ss]et|[Aa]dd|[Aa]rchive|[Cc]lose|[Tt]rack)\s({Capitalised})(?:['’]s)?(?:\s(?:{Jobs}|as|to|:|with|\p{{Ll}}+\s(?:job|role|position|post))\b|:|$)", RegexOptions.CultureInvariant)]
    private static partial Regex CompanyJob();

    [GeneratedRegex($@"(?:^|[.!?:,;]\s+|\b(?:that|and|but|so|if|because|when|finally|what)\s)({Capitalised})(?:\s(?:Ltd|Inc))?(?:\s(?:just|have|has|finally|never|still|also|only)\b)*(?:\s(?:rejected|turned|said|says|passed|wants?|invited|ghosted|offered|offers?|say|turns?|gone|come|reject|ghosts?|invites?|picks?|choose|calls?|called|rang|emailed|gave|went|told|tells|sent|made|moved|put|is|are|was|were|did|didn['’]t|decides?|decided|chose|picked|hired|asked|wrote|replied|rescheduled|withdrew|pulled|took|thinks?|felt|came|got|froze|cancelled|doesn['’]t|don['’]t|won['’]t|will|would|rejects?|ignored|dropped|have|has|never|final|interview|phone)\b|:|,|\s-\s)", RegexOptions.CultureInvariant)]
    private static partial Regex CompanyDoes();

    [GeneratedRegex(@"(?<=\b(?:the|my|that|applied\sto|applied\sat|applied\swith|applying\sto|rejected\sby|ghosted\sby|turned\sdown\sby|knocked\sback\sby|hired\sby|chase|chasing|offer\sfrom|interview\sat|interview\swith|job\sat|job\swith|role\sat|round\sat|round\swith|from|at|by)\s)([a-z][a-z0-9&]{2,}(?:\.[a-z]{2,4})?)(?=\s(?:job|role|position|gig|interview|application|process|offer|rejection|thing|one)\b|[\s.,!?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Uncapitalised();

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Madam)\.?\s\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\b(?:[Cc]all|[Rr]ing|[Pp]hone|[Ee]mail|[Mm]essage|[Tt]ext|[Tt]hank|[Mm]et|[Mm]eet|[Aa]sk|(?<!up\s)with|into|(?:spoke|spoken|talk|talked|write|wrote|reply|replied|listen|email|message|note|letter|card|call|out)\sto|[Cc]ontact:?|named|called|is|[Aa]dd|[Ss]ave|[Ss]poke\sto|[Mm]entor:?|[Rr]eferee:?|[Rr]ecruiter:?|[Cc]hase|[Ww]rite\sto|[Ee]mailed|[Mm]essaged|[Cc]alled|[Rr]ang|and)\s(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)(?!\s(?:job|role|position|post|application|interview))", RegexOptions.CultureInvariant)]
    private static partial Regex Met();

    [GeneratedRegex(@"\G\s([\p{L}][\p{L}'’-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Surname();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’+#&]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:recruiter|headhunter|hiring\smanager|talent\spartner|referee|mentor|insider|team\slead|engineering\smanager|HR\smanager|director|manager)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\b(?:the|an?)\s((?:[a-z/]+\s){0,2}[a-z/]+)\s(?:job|role|position|post|vacancy|gig)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NamedJob();

    [GeneratedRegex(@"\b(?:phone\sscreen(?:ing)?|screening\scall|(?:first|second|third|fourth|final|last|next|1st|2nd|3rd)[\s-](?:round|interview|stage)|round\s(?:one|two|three|four|\d)|take[\s-]home(?:\s(?:test|task|assignment))?|tech(?:nical)?\s(?:interview|test|task|round|screen)|coding\s(?:test|challenge)|case\sstudy|on-?site|assessment\s(?:centre|center|day)|trial\s(?:shift|day)|panel\sinterview|HR\sround|reference\s(?:check|stage)|shortlist(?:ed)?|(?:verbal\s|job\s)?offer(?:ed)?|withdr(?:ew|awn)|video\sinterview|phone\sinterview|interviewing|(?<!\bmock\s)(?<!\bpracti[sc]e\s)interview(?!\s(?:me|questions?|practice|prep|skills|technique|tips|answers?)\b))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Stage();

    [GeneratedRegex($@"\b(?:(?:on|at|by|until|till|til|from(?!\s(?:last|yesterday|this))|in(?=\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)|before|after|this|next|last|every|every\sother|each|the)\s)?(?:(?:the\s)?day\s(?:after\stomorrow|before\syesterday)|tomorrow|tmrw|tmr|tomoz|2moro|today|tonight|yesterday|{Days}|(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{Months}(?:\s\d{{4}})?|{Months}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|the\s\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}(?:st|nd|rd|th)|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?|(?:next|this|last|every|each|coming)\s(?:week(?:end)?|month|year|quarter|spring|summer|autumn|winter|fortnight)|in\s(?:about\s)?{Numbers}\s(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|wks?|months?|years?|fortnight)|in\sa\sfortnight|(?:january|february|april|june|july|august|september|october|november|december|christmas|easter|new\syear)|{Clock}|this\s(?:morning|afternoon|evening)|(?<=\b(?:in|by|until|till|before|from|since)\s)(?:march|may))(?!\w)(?:(?:\s|,\s)(?:(?:at|by|around|about)\s)?(?:{Clock}|{Part})|\s(?:(?:at|by|around|about)\s)?\d{{1,2}}(?![\w:.]\w|\w|\s?(?:questions|jobs|applications|years|people))|\s(?:at|by)\s(?:half\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))*(?:\s(?:week|fortnight)(?!\w))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(?:learn|learning|study|better\sat|good\sat|improve(?:\smy)?|experience\s(?:in|with)|course\s(?:in|for|on)|gap\sin|up\sto\sspeed\s(?:on|in|with)|brush\sup(?:\son)?(?:\smy)?|certified\sin|weak\sat)\s((?:\p{L}[\p{L}+#.-]*\s?){1,2}?)(?=\s(?:because|so|for|fast|quickly|in|to|by|at|and|please|,)|[.,!?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Learning();

    [GeneratedRegex($@"\b(?:for\s(?:about\s|the\snext\s)?{Numbers}\s(?:hours?|days?|weeks?|wks?|months?|years?)|for\sa\sfortnight)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Span();

    [GeneratedRegex($@"\b(?:client|employer),?\s(?:is\s|was\s|called\s)?({Capitalised})", RegexOptions.CultureInvariant)]
    private static partial Regex Client();

    [GeneratedRegex(@"^(?:\s(?:from|at|of|with)\b|\s?[,:.]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex LinksOn();

    [GeneratedRegex(@"\b(?:in|into|within)\s((?:\p{L}[\p{L}-]+\s?){1,2}?)(?=\s(?:who|or|and|if|because|for|at|as)\b|[.,!?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"^\s(?:job|role|position|post|vacancy|gig|recruiter|hiring|panel|interview|interviewer|application|process|team|offer|rejection|manager|HR|people|office|feedback|website|careers?|final|first|second|phone|gone|come|got|turned|decided|been)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Owns();

    [GeneratedRegex(@"\b(?:my|that|the)\s$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Determined();
}
