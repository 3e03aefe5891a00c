using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>The names, dates and numbers of a sentence, as written. Where a threat would be aired (a review site) is no fact worth keeping.</summary>
internal static partial class Facts
{
    private static readonly HashSet<string> Stages = new(StringComparer.OrdinalIgnoreCase)
    {
        "Glassdoor", "Trustpilot", "Kununu", "Yelp", "Reddit", "TikTok", "Twitter", "Facebook", "X", "LinkedIn", "Google", "Indeed",
    };

    private static readonly Lazy<Dictionary<string, int>> CommonWords = new(() => Learnt.Words("common"));

    public static IReadOnlyList<string> In(Sentence sentence)
    {
        var facts = new List<string>();
        foreach (Match match in Fact().Matches(sentence.Text))
        {
            var fact = match.Value.Trim().TrimEnd('.', ',');
            if (match.Groups["name"].Success)
            {
                fact = Name(fact, match.Index == 0 || "\"“'(*".Contains(sentence.Text[match.Index - 1], StringComparison.Ordinal) && match.Index == 1);
            }

            if (fact.Length > 0 && !facts.Contains(fact, StringComparer.Ordinal))
            {
                facts.Add(fact);
            }
        }

        return facts;
    }

    private static string Name(string found, bool opens)
    {
        var words = found.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        // "Blue Yonder Airlines" opens a sentence whole; of "Dear Dr Osei" only the name is a fact.
        var whole = words.Count > 2 && !Title().IsMatch(words[1]);
        while (words.Count > 0 && !whole && (opens || Shouted(words[0]) || words[0] is "I") && (IsCommon(words[0]) || Shouted(words[0]) || words[0].StartsWith("I'", StringComparison.Ordinal) || words[0].StartsWith("I’", StringComparison.Ordinal)))
        {
            words.RemoveAt(0);
        }

        words.RemoveAll(word => Stages.Contains(word.TrimEnd('\'', 's', '’')) || word is "I" || word.StartsWith("I'", StringComparison.Ordinal) || word.StartsWith("I’", StringComparison.Ordinal) || Shouted(word));
        return string.Join(' ', words);
    }

    private static bool Shouted(string word) => word.Length > 4 && word.All(c => !char.IsLower(c)) && word.All(c => !char.IsDigit(c));

    private static bool IsCommon(string word)
    {
        var plain = word.Split('\'', '’')[0].ToLowerInvariant();
        return CommonWords.Value.ContainsKey(plain) || CommonEnding().IsMatch(plain);
    }

    [GeneratedRegex(@"(?<date>\b\d{1,2}(st|nd|rd|th)?\s+(of\s+)?(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(\s+\d{4})?|\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+\d{1,2}(st|nd|rd|th)?\b(,?\s+\d{4})?|\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b)|(?<number>[£$€]?\b\d[\d.,:]*(k|K|%|am|pm|th|st|nd|rd)?\b(\s?(am|pm|%|percent|euros?|pounds|dollars|hours?|days?|weeks?|months?|years?|rounds?|interviews?|candidates|times|minutes|pages|applications|emails)\b)?|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|hundred|thousand)([ -](one|two|three|four|five|six|seven|eight|nine))?\b(\s+(hours?|days?|weeks?|months?|years?|rounds?|interviews?|candidates|times|minutes|pages|applications|emails)\b)?)|(?<name>\b\p{Lu}[\p{L}\d]*([-'’&.]?[\p{L}\d]+)*(\s+(\p{Lu}[\p{L}\d]*([-'’&]?[\p{L}\d]+)*))*)|\S+@\S+\.\w+|https?://\S+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Fact();

    [GeneratedRegex(@"^(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Captain)\.?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Title();

    [GeneratedRegex(@"(ing|ed|ly|ful|less|able|ible|tion|ment|ous|ive|est|ism|ity|ness|ever)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex CommonEnding();
}
