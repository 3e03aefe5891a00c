namespace CoachBot.Understanding;

/// <summary>The lists by which a company, a person and a role are told apart, and from the words of every day.</summary>
internal static class MailWords
{
    private static readonly Dictionary<string, List<string>> Slots = WordLists.Sections("SlotWords.words.md");
    private static readonly Dictionary<string, List<string>> Own = WordLists.Sections("Mail.words.md");
    private static readonly Dictionary<string, WordKinds> Cased = new(Own["kinds of company"].Select(word => KeyValuePair.Create(word, WordKinds.Kind)).Concat(Own["legal forms"].Select(word => KeyValuePair.Create(word, WordKinds.LegalForm))), StringComparer.Ordinal);
    private static readonly HashSet<string> Hosts = new(Own["mail hosts"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Vague = new(Own["vague roles"], StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, WordKinds> Kinds = ByWord();

    /// <summary>Employers and agencies that everybody knows.</summary>
    public static KnownCompanies Known { get; } = new(Slots);

    /// <summary>All that a word could be.</summary>
    public static WordKinds Of(ReadOnlySpan<char> word)
    {
        var lookup = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();
        var kinds = lookup.TryGetValue(word, out var listed) ? listed : WordKinds.None;
        if (word is [.. var one, 's'] && lookup.TryGetValue(one, out listed)) kinds |= listed & WordKinds.Job;
        return Cased.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out listed) ? kinds | listed : kinds;
    }

    /// <summary>Whether a word is of any of the kinds.</summary>
    public static bool Is(ReadOnlySpan<char> word, WordKinds kinds) => (Of(word) & kinds) != WordKinds.None;

    /// <summary>A mail service, whose name in an address says nothing of the employer.</summary>
    public static bool IsHost(string word) => Hosts.Contains(word);

    /// <summary>Words that stand where a role stands and name none: "other", "full-time".</summary>
    public static bool IsVagueRole(string role) => Vague.Contains(role);

    private static Dictionary<string, WordKinds> ByWord()
    {
        var kinds = new Dictionary<string, WordKinds>(StringComparer.OrdinalIgnoreCase);
        void Add(WordKinds kind, IEnumerable<string> words)
        {
            foreach (var word in words) kinds[word] = kinds.GetValueOrDefault(word) | kind;
        }

        Add(WordKinds.FirstName, Slots["names"]);
        Add(WordKinds.Job, [.. Slots["role nouns"], .. Own["more jobs"]]);
        Add(WordKinds.Modifier, Slots["role modifiers"]);
        Add(WordKinds.NoCompany, [.. Slots["not companies"], .. Own["no companies"]]);
        Add(WordKinds.NoRole, Own["no roles"]);
        Add(WordKinds.Department, Own["departments"]);
        Add(WordKinds.Agency, Own["agencies"]);
        Add(WordKinds.Greeting, Own["greetings"]);
        Add(WordKinds.Function, Own["openings"]);
        Add(WordKinds.Everyday, Learnt.Words("small").Keys);
        return kinds;
    }
}
