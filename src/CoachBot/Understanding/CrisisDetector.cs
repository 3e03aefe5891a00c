namespace CoachBot.Understanding;

/// <summary>Hears danger in a message, apart from the intent classifier: sure wordings, and a model of its own for what is only hinted at.</summary>
/// <remarks>A missed cry for help is worse than a needless question, so the model speaks up well below even odds.</remarks>
internal sealed class CrisisDetector
{
    private const float Alarm = 0.4f;

    // An idiom explains much of the likeness, so what stands beside it must say more.
    private const float BesideIdiom = 0.7f;
    private const int Epochs = 8;
    private readonly CrisisSigns signs = new();
    private readonly LinearModel model = new(2);
    private readonly Features features;
    private readonly Unmasking unmasking;

    /// <param name="examples">Messages and whether they speak of danger.</param>
    /// <param name="concepts">The lexicon, in which the meanings of danger stand for themselves.</param>
    public CrisisDetector(IEnumerable<(string Text, bool Danger)> examples, Concepts concepts)
    {
        features = new Features(concepts, letters: false);
        var texts = examples.Select(example => (Words: Words.Of(example.Text), example.Danger)).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(text => text.Words)) counts[word] = counts.GetValueOrDefault(word) + 1;
        unmasking = new Unmasking(counts);
        var set = new List<uint>(256);
        var training = new List<(uint[], int)>(texts.Count);
        foreach (var (words, danger) in texts)
        {
            features.Of(words, _ => true, set);
            training.Add(([.. set], danger ? 1 : 0));
        }

        model.Train(training, Epochs);
    }

    /// <summary>How surely the words speak of danger, 0 to 1; null when they do not.</summary>
    public double? Hear(List<string> words)
    {
        var written = string.Join(' ', words);
        var line = string.Join(' ', unmasking.Plain(words));
        var rest = signs.SetAside(line);
        // Mending serves slips of the keys; a rare word rightly spelled ("noose") is looked for as written.
        if (signs.Sure(rest) || (line != written && signs.Sure(signs.SetAside(written)))) return 1;
        // Without one word of what danger is spoken of, likeness is chance.
        if (!signs.Touch(rest)) return null;
        var set = new List<uint>(256);
        features.Of(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries), _ => true, set);
        var scores = model.Score(set);
        model.Softmax(scores);
        return scores[1] >= (rest == line ? Alarm : BesideIdiom) ? scores[1] : null;
    }
}
