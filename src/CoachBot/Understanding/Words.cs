using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>Splits a message into plain lower-case words, with accents, contractions, text-speak and drawn-out letters undone.</summary>
public static class Words
{
    /// <summary>Ends a sentence in the stream of words.</summary>
    public const string Stop = ".";

    private const int LongestWord = 64;

    private static readonly FrozenDictionary<string, string[]> Spoken = Shorthand.All.ToFrozenDictionary(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> SpokenSpan = Spoken.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words of <paramref name="text"/>, with <see cref="Stop"/> between sentences.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static List<string> Of(string text)
    {
        var words = new List<string>((text.Length / 4) + 4);
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (Accents.IsMark(text[at])) continue;
            var letter = Accents.Off(text[at]);
            if (Accents.IsWord(letter) || Joins(text, at, letter))
            {
                letter = char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : char.IsAscii(letter) ? letter : char.ToLowerInvariant(letter);
                // soooo → soo: two of a kind is spelling, three is feeling.
                var drawnOut = length >= 2 && word[length - 1] == letter && word[length - 2] == letter && char.IsLetter(letter);
                if (length == LongestWord && letter >= Accents.FirstWithoutBlanks)
                {
                    Add(words, word);
                    length = 0;
                }

                if (length < LongestWord && !drawnOut) word[length++] = letter;
                continue;
            }

            if (length > 0) Add(words, word[..length]);
            length = 0;
            if (letter is '.' or '!' or '?' or ';' or '\n' or '…' or '。' or '！' or '？' or '।' or '۔' or '؟') EndSentence(words, letter is '？' or '؟' ? '?' : letter);
        }

        if (length > 0) Add(words, word[..length]);
        while (words.Count > 0 && words[^1] == Stop) words.RemoveAt(words.Count - 1);
        // A message of signs alone (":)", "??") still says something.
        if (words.Count == 0) words.Add(text.Contains('?', StringComparison.Ordinal) ? "?" : "~");
        return words;
    }

    // An apostrophe, at sign or dot between letters belongs to the word: don't, raj@example.com, node.js.
    private static bool Joins(string text, int at, char letter) =>
        letter is '\'' or '@' or '.' or '+' or '#' && at > 0 && char.IsLetterOrDigit(text[at - 1])
        && (letter is '+' or '#' || (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])))
        && !(letter == '.' && char.IsUpper(text[at + 1]));

    private static void EndSentence(List<string> words, char mark)
    {
        if (words.Count == 0 || words[^1] == Stop) return;
        if (mark == '?') words.Add("?");
        words.Add(Stop);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(List<string> words, ReadOnlySpan<char> letters)
    {
        if (SpokenSpan.TryGetValue(letters, out var spoken))
        {
            words.AddRange(spoken);
            return;
        }

        foreach (var (ending, expanded) in letters.Contains('\'') ? Shorthand.Endings : [])
        {
            if (!letters.EndsWith(ending) || letters.Length == ending.Length) continue;
            words.Add(letters[..^ending.Length].ToString());
            if (expanded.Length > 0) words.Add(expanded);
            return;
        }

        words.Add(letters.ToString());
    }
}
