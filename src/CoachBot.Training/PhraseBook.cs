using System.Text;
using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>The phrases of all features, written out for training: slots filled, alternatives chosen, moods put before and after.</summary>
/// <remarks>In a phrase, <c>{company}</c> is filled from <c>Fillings.words.md</c> and <c>(note|email|)</c> stands for one of its parts.</remarks>
internal sealed partial class PhraseBook
{
    private const int MostVariants = 3;
    private readonly Dictionary<string, List<string>> fillings = WordLists.Sections("Fillings.words.md");
    private readonly List<string> moods = Lines("Moods.words.md", "before");
    private readonly List<string> closings = Lines("Moods.words.md", "after");
    private readonly List<string> openings = Lines("Moods.words.md", "opening");
    private readonly Shuffle random = new(7);

    /// <summary>Training messages with their intents.</summary>
    public IEnumerable<(string Text, string Intent)> Examples()
    {
        foreach (var (intent, phrase) in WordLists.Bullets(".phrases.md"))
        {
            var variants = phrase.Contains('(', StringComparison.Ordinal) ? MostVariants : phrase.Contains('{', StringComparison.Ordinal) ? 2 : 1;
            for (var variant = 0; variant < variants; variant++)
            {
                var text = Fill(phrase);
                yield return (text, intent);
                if (variant == 0 && random.Next(3) > 0) yield return (Dress(text, intent), intent);
            }
        }
    }

    /// <summary>Training messages for the crisis detector: danger, what only sounds like it, and a sample of what people ask every day.</summary>
    public IEnumerable<(string Text, bool Danger)> Dangers()
    {
        foreach (var (section, phrase) in WordLists.Bullets("Crisis.examples.md"))
        {
            var variants = phrase.Contains('(', StringComparison.Ordinal) ? MostVariants : 1;
            for (var variant = 0; variant < variants; variant++) yield return (Fill(phrase), section == "danger");
        }

        foreach (var (intent, phrase) in WordLists.Bullets(".phrases.md"))
        {
            yield return (random.Next(2) == 0 ? Fill(phrase) : Dress(Fill(phrase), intent), false);
        }
    }

    /// <summary>Lower-case words that the phrases themselves use, without what fills their slots: everyday language, no names.</summary>
    public static IEnumerable<string> Everyday() =>
        WordLists.Bullets(".phrases.md").Concat(WordLists.Bullets("Crisis.examples.md")).SelectMany(each => Words.Of(Slot().Replace(each.Line, " ")));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Slot();

    // A feeling on its own is a thing to talk about; before another wish it is only the weather.
    private string Dress(string text, string intent)
    {
        var feels = intent is Intents.Reframe or Intents.Greet or Intents.Cancel or Intents.GoBack or Intents.Help;
        return random.Next(feels ? 2 : 4) switch
        {
            0 => $"{random.Pick(openings)} {text}",
            1 => $"{text.TrimEnd('.')} {random.Pick(closings)}",
            2 => $"{Fill(random.Pick(moods))} {text}",
            _ => intent == Intents.LogRejection ? $"{text.TrimEnd('.')}. {Fill(random.Pick(moods))}" : $"{random.Pick(openings)} {Fill(random.Pick(moods))} {text}",
        };
    }

    private string Fill(string phrase)
    {
        var filled = new StringBuilder(phrase.Length + 32);
        for (var at = 0; at < phrase.Length; at++)
        {
            var close = phrase[at] switch { '{' => phrase.IndexOf('}', at), '(' => phrase.IndexOf(')', at), _ => -1 };
            if (close < 0)
            {
                filled.Append(phrase[at]);
                continue;
            }

            var inside = phrase[(at + 1)..close];
            filled.Append(phrase[at] == '(' ? Fill(random.Pick(inside.Split('|'))) : Filling(inside));
            at = close;
        }

        return filled.ToString();
    }

    private string Filling(string slot) =>
        fillings.TryGetValue(slot, out var list)
            ? random.Pick(list)
            : throw new FormatException($"A phrase names the slot {{{slot}}}, which Fillings.words.md does not fill; known are {string.Join(", ", fillings.Keys)}.");

    private static List<string> Lines(string file, string section) =>
        [.. WordLists.Bullets(file).Where(each => each.Name == section).Select(each => each.Line)];
}
