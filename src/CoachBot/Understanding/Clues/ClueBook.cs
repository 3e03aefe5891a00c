namespace CoachBot.Understanding;

/// <summary>
/// What to look for, from an <c>X.clues.md</c> file: <c>## label</c>, an optional <c>> why</c>, then one phrase a bullet.
/// <c>- unless:</c> bars, for a sentence that holds it, the bullet above it, or the whole section when it stands first.
/// </summary>
internal sealed class ClueBook
{
    private readonly Dictionary<string, List<Entry>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byPrefix = new(StringComparer.Ordinal);
    private readonly List<Entry> anywhere = [];
    private readonly HashSet<int> prefixLengths = [];
    private readonly List<Section> sections = [];
    private Entry? above;

    public ClueBook(string markdown)
    {
        var lists = new Dictionary<string, string>(StringComparer.Ordinal);
        var parser = new PhraseParser(lists);
        Section? section = null;
        foreach (var line in markdown.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = new(line[3..].Trim());
                sections.Add(section);
                above = null;
            }
            else if (section is not null && line.StartsWith("> ", StringComparison.Ordinal))
            {
                section.Why = line[2..].Trim();
            }
            else if (section is not null && line.StartsWith("- ", StringComparison.Ordinal))
            {
                Add(section, line[2..].Trim(), lists, parser);
            }
        }
    }

    public static ClueBook Load(string name) => new(UnderstandingResource.Read(name));

    /// <summary>The reason under the first heading of a label.</summary>
    public string Why(string label) => sections.Find(section => section.Label == label)?.Why ?? "";

    /// <summary>Every clue in the sentence, by position; of one section and start only the first pattern counts.</summary>
    public IReadOnlyList<Clue> Find(Sentence sentence)
    {
        var words = sentence.Words;
        var clues = new List<Clue>();
        var beginnings = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at].Text;
            if (byWord.TryGetValue(word, out var entries)) Try(entries, sentence, at, clues);
            foreach (var length in prefixLengths)
                if (word.Length >= length && beginnings.TryGetValue(word.AsSpan(0, length), out entries)) Try(entries, sentence, at, clues);
            Try(anywhere, sentence, at, clues);
        }

        return clues;
    }

    private void Add(Section section, string bullet, Dictionary<string, string> lists, PhraseParser parser)
    {
        var colon = bullet.IndexOf(':', StringComparison.Ordinal);
        if (section.Label == "words")
        {
            lists[bullet[..colon].Trim()] = bullet[(colon + 1)..].Trim();
        }
        else if (bullet.StartsWith("unless:", StringComparison.Ordinal))
        {
            (above?.Bars ?? section.Bars).Add(parser.Parse(bullet[(colon + 1)..].Trim()));
        }
        else
        {
            Index(above = new(section, parser.Parse(bullet), []));
        }
    }

    private void Index(Entry entry)
    {
        var firsts = new HashSet<string>(StringComparer.Ordinal);
        if (!entry.Phrase.Firsts(firsts))
        {
            anywhere.Add(entry);
            return;
        }

        foreach (var first in firsts)
        {
            if (first is [.. var prefix, '*'])
            {
                Add(byPrefix, prefix, entry);
                prefixLengths.Add(prefix.Length);
            }
            else
            {
                Add(byWord, first, entry);
            }
        }
    }

    private static void Add(Dictionary<string, List<Entry>> index, string key, Entry entry)
    {
        if (!index.TryGetValue(key, out var entries)) index[key] = entries = [];
        entries.Add(entry);
    }

    private static void Try(List<Entry> entries, Sentence sentence, int at, List<Clue> clues)
    {
        foreach (var entry in entries)
        {
            var end = entry.Phrase.Match(sentence.Words, at);
            if (end > at && !IsFound(clues, entry.Section, at) && !Barred(entry, sentence.Words))
            {
                clues.Add(new(entry.Section, sentence, at, end));
            }
        }
    }

    private static bool IsFound(List<Clue> clues, Section section, int at) => clues.Exists(clue => clue.Section == section && clue.From == at);

    private static bool Barred(Entry entry, Word[] words) => entry.Bars.Exists(bar => Holds(bar, words)) || entry.Section.Bars.Exists(bar => Holds(bar, words));

    private static bool Holds(Phrase phrase, Word[] words)
    {
        for (var at = 0; at < words.Length; at++)
            if (phrase.Match(words, at) > at) return true;
        return false;
    }

    private sealed record Entry(Section Section, Phrase Phrase, List<Phrase> Bars);

    /// <summary>One heading of the book.</summary>
    internal sealed class Section(string label)
    {
        public string Label { get; } = label;

        public string Why { get; set; } = "";

        public List<Phrase> Bars { get; } = [];
    }
}

/// <summary>A phrase found in a sentence, from word <paramref name="From"/> up to but not including word <paramref name="To"/>.</summary>
internal sealed record Clue(ClueBook.Section Section, Sentence Sentence, int From, int To)
{
    public string Label => Section.Label;

    public string Quote => Sentence.Source[Sentence.Words[From].Start..Sentence.Words[To - 1].End];
}
