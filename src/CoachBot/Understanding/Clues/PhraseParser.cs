using System.Globalization;

namespace CoachBot.Understanding;

/// <summary>Turns the written form of a phrase into its steps; <paramref name="lists"/> holds the <c>{name}</c> word lists.</summary>
internal sealed class PhraseParser(IReadOnlyDictionary<string, string> lists)
{
    private static readonly Phrase End = new Phrase.End();

    /// <exception cref="FormatException">The phrase is not well formed; the message quotes it.</exception>
    public Phrase Parse(string written) => Ways(written, End);

    private Phrase Ways(string written, Phrase next)
    {
        var ways = SplitOutside(written, '|').Select(way => Sequence(way, next)).ToArray();
        return ways.Length == 1 ? ways[0] : new Phrase.Either(ways);
    }

    private Phrase Sequence(string written, Phrase next)
    {
        var items = SplitOutside(written, ' ').Where(item => item.Length > 0).ToList();
        if (items.Count == 0)
        {
            throw new FormatException($"The phrase '{written}' has an empty part; write at least one word between '|' and brackets.");
        }

        for (var i = items.Count - 1; i >= 0; i--)
        {
            next = Item(items[i], next);
        }

        return next;
    }

    private Phrase Item(string item, Phrase next)
    {
        if (item.StartsWith("..", StringComparison.Ordinal))
        {
            return new Phrase.Gap(int.Parse(item.AsSpan(2), CultureInfo.InvariantCulture), next);
        }

        if (item is "^" or "$")
        {
            return new Phrase.Edge(item == "^", next);
        }

        if (item[0] == '!')
        {
            return new Phrase.Unless(Atom(item[1..], End), next);
        }

        return item[^1] == '?' ? new Phrase.Either(Atom(item[..^1], next), next) : Atom(item, next);
    }

    private Phrase Atom(string atom, Phrase next) => atom switch
    {
        ['(', .. var inner, ')'] => Ways(inner, next),
        ['{', .. var name, '}'] => Ways(lists.TryGetValue(name, out var list) ? list : throw new FormatException($"The word list '{name}' is not defined; add it under '## words'."), next),
        [_, .., '*'] => new Phrase.Beginning(atom[..^1], next),
        [_, ..] when atom.All(c => char.IsLetterOrDigit(c)) => new Phrase.Exactly(atom, next),
        _ => throw new FormatException($"'{atom}' is not a word, a list or a group; contractions are spelled out, hyphens are spaces."),
    };

    private static List<string> SplitOutside(string written, char separator)
    {
        var parts = new List<string>();
        var depth = 0;
        var from = 0;
        for (var i = 0; i < written.Length; i++)
        {
            depth += written[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && written[i] == separator)
            {
                parts.Add(written[from..i].Trim());
                from = i + 1;
            }
        }

        parts.Add(written[from..].Trim());
        return depth == 0 ? parts : throw new FormatException($"The brackets of '{written}' do not match.");
    }
}
