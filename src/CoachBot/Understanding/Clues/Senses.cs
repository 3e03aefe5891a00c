namespace CoachBot.Understanding;

/// <summary>Which senses a word has, from <c>Senses.words.md</c>: so that a model can learn from a sense as from a word.</summary>
internal static class Senses
{
    private static readonly Lazy<(Dictionary<string, string[]> Whole, Dictionary<string, string[]> Beginnings, int Shortest, int Longest)> Book = new(Read);

    /// <summary>The senses of a lower-case word; empty for most. Digits have a sense of their own.</summary>
    public static string[] Of(string word)
    {
        var (whole, beginnings, shortest, longest) = Book.Value;
        if (char.IsDigit(word[0]))
        {
            return Number;
        }

        if (whole.TryGetValue(word, out var senses))
        {
            return senses;
        }

        var lookup = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(longest, word.Length); length >= shortest; length--)
        {
            if (lookup.TryGetValue(word.AsSpan(0, length), out senses))
            {
                return senses;
            }
        }

        return [];
    }

    private static readonly string[] Number = ["#0"];

    private static (Dictionary<string, string[]>, Dictionary<string, string[]>, int, int) Read()
    {
        var whole = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var beginnings = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in UnderstandingResource.Read("Clues/Senses.words.md").Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)))
        {
            var sense = "#" + line[2..line.IndexOf(':', StringComparison.Ordinal)];
            foreach (var word in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var (book, key) = word[^1] == '*' ? (beginnings, word[..^1]) : (whole, word);
                book[key] = [.. book.GetValueOrDefault(key, []), sense];
            }
        }

        return (whole, beginnings, beginnings.Keys.Min(key => key.Length), beginnings.Keys.Max(key => key.Length));
    }
}
