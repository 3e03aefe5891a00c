namespace CoachBot.Understanding;

/// <summary>Hears danger in a message, apart from the intent classifier: sure wordings, and a model of its own for what is only hinted at.</summary>
/// <remarks>A missed cry for help is worse than a needless question, so the model speaks up well below even odds.</remarks>
internal sealed class CrisisDetector
{
    private const float Alarm = 0.4f;
    private const int Epochs = 10;
    private readonly CrisisSigns signs = new();
    private readonly LinearModel model = new(2);
    private readonly Features features;
    private readonly Spelling spelling;

    /// <param name="examples">Messages and whether they speak of danger.</param>
    public CrisisDetector(IEnumerable<(string Text, bool Danger)> examples, Concepts concepts)
    {
        features = new Features(concepts, letters: false);
        var texts = examples.Select(example => (Words: Words.Of(example.Text), example.Danger)).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(text => text.Words)) counts[word] = counts.GetValueOrDefault(word) + 1;
        spelling = new Spelling(counts);
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
        var line = string.Join(' ', words.Select(word => spelling.Mend(word) ?? word));
        var mended = signs.SetAside(line);
        // Mending serves slips of the keys; a rare word rightly spelled ("noose") is looked for as written.
        if (signs.Sure(mended) || signs.Sure(signs.SetAside(string.Join(' ', words)))) return 1;
        // An idiom explains the likeness; and without one word of what danger is spoken of, likeness is chance.
        if (mended != line || !signs.Touch(line)) return null;
        var rest = line.Split(' ');
        var set = new List<uint>(256);
        features.Of(rest, _ => true, set);
        var scores = model.Score(set);
        model.Softmax(scores);
        return scores[1] >= Alarm ? scores[1] : null;
    }
}
