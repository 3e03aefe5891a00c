namespace CoachBot.Understanding;

/// <summary>Hears that a message hurts (<c>Feelings.words.md</c>), so that the feeling is answered before the ask.</summary>
internal sealed class Feelings
{
    private static readonly Dictionary<string, List<string>> Lists = WordLists.Sections("Feelings.words.md");
    private readonly ILookup<string, string[]> wordings = Lists["hurt"].Select(wording => wording.Split(' ')).ToLookup(words => words[0], StringComparer.Ordinal);
    private readonly HashSet<string> denials = [.. Lists["not"]];

    /// <summary>Whether a wording of hurt stands in the words with no "not" before it.</summary>
    public bool Hurt(List<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var denied = at > 0 && denials.Contains(words[at - 1]);
            if (!denied && wordings[words[at]].Any(wording => Stands(wording, words, at))) return true;
        }

        return false;
    }

    private static bool Stands(string[] wording, List<string> words, int at) =>
        at + wording.Length <= words.Count && wording.Index().All(each => words[at + each.Index] == each.Item);
}
