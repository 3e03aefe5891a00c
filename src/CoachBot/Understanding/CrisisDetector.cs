namespace CoachBot.Understanding;

/// <summary>Hears danger in a message, apart from the intent classifier: sure wordings, and a model of its own for what is only hinted at.</summary>
/// <remarks>A missed cry for help is worse than a needless question, so where in doubt the model speaks up.</remarks>
internal sealed class CrisisDetector
{
    private const float Alarm = 0.5f;

    // An idiom explains much of the likeness, so what stands beside it must say more.
    private const float BesideIdiom = 0.9f;

    // Without one word of what danger is spoken of, likeness is often chance.
    private const float Wordless = 0.9f;
    private const int Epochs = 10;
    private const float Rate = 4;
    private readonly CrisisSigns signs = new();
    private readonly BinaryModel model;
    private readonly Features features;
    private readonly Unmasking unmasking;

    /// <param name="examples">Messages and whether they speak of danger.</param>
    /// <param name="concepts">The lexicon, in which the meanings of danger stand for themselves.</param>
    public CrisisDetector(IEnumerable<(string Text, bool Danger)> examples, Concepts concepts)
    {
        features = new Features(concepts, _ => true);
        var texts = examples.Select(example => (Words: Words.Of(example.Text), example.Danger)).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(text => text.Words)) counts[word] = counts.GetValueOrDefault(word) + 1;
        unmasking = new Unmasking(counts);
        model = new BinaryModel([.. texts.Select(text => features.Learn(text.Words))], [.. texts.Select(text => text.Danger)], Epochs, Rate);
    }

    /// <summary>How surely the words speak of danger, 0 to 1; null when they do not. 1 is a listed sign.</summary>
    public double? Hear(List<string> words)
    {
        var written = string.Join(' ', words);
        var line = string.Join(' ', unmasking.Plain(words));
        var rest = signs.SetAside(line);
        // Mending serves slips of the keys; a rare word rightly spelled ("noose") is looked for as written.
        if (signs.Sure(rest) || (line != written && signs.Sure(signs.SetAside(written)))) return 1;
        // An answer of one word, such as "nothing", is a sign or it is none; two need one word of danger.
        if (words.Count == 1 || (words.Count == 2 && !signs.Touch(rest))) return null;
        var likeness = Likeness(rest);
        var enough = rest != line ? BesideIdiom : signs.Touch(rest) ? Alarm : Wordless;
        return likeness >= enough ? Math.Min(likeness, 0.999f) : null;
    }

    private float Likeness(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? model.Likelihood(features.Of([.. words])) : 0;
}
