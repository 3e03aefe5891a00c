using System.Text.RegularExpressions;

namespace CoachBot;

/// <summary>Whether what somebody names as evidence is something that happened, rather than a verdict on themselves.</summary>
public static partial class Evidence
{
    /// <summary>Something was done, praised or counted, and told in more than a few words; "I was useless" is neither.</summary>
    public static bool IsStrong(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= 5 && Happened().IsMatch(text) && !Verdict().IsMatch(text);

    [GeneratedRegex(
        @"\d|\b(built|led|ran|made|wrote|shipped|delivered|managed|designed|taught|trained|won|sold|grew|cut|saved|fixed|solved|launched|improved|organi[sz]ed|created|passed|completed|handled|supported|presented|answered|(they|he|she|interviewer|manager|panel) (said|liked|praised|loved|told|agreed|nodded|laughed|smiled)|praised|complimented|impressed|experience|years?|certificate|degree|portfolio|project|promoted|award)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Happened();

    [GeneratedRegex(@"\b(useless|hopeless|failed|failure|couldn'?t|could not|didn'?t (know|manage|have)|no (idea|experience|evidence)|nothing|froze|blank|never (did|used|worked)|don'?t (know|have))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verdict();
}
