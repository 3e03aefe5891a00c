namespace CoachBot.Understanding;

/// <summary>The trained classifier: a message to probabilities over <see cref="Intents"/>.</summary>
internal sealed class IntentModel
{
    private const int Epochs = 6;
    private const float Rate = 6;
    private const float Temperature = 1f;

    // "None" has the most phrases and so draws in whatever is unfamiliar; a wish lost to it costs more than a joke that is asked back about.
    private const float NoneHandicap = 0.4f;
    private static readonly string[] Labels = [.. Intents.All.Where(intent => intent != Intents.Crisis)];
    private readonly LinearModel model = new(Labels.Length);
    private readonly Features features;
    private readonly Spelling spelling;
    private readonly HashSet<string> common = new(StringComparer.Ordinal) { Words.Stop, "?", "~" };

    public IntentModel(IEnumerable<(string Text, string Intent)> examples, Concepts concepts)
    {
        features = new Features(concepts);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = examples.Select(example => (Words: Words.Of(example.Text), Label: Label(example.Intent))).ToList();
        foreach (var word in texts.SelectMany(text => text.Words)) counts[word] = counts.GetValueOrDefault(word) + 1;
        foreach (var word in concepts.Vocabulary) counts.TryAdd(word, 1);
        spelling = new Spelling(counts);
        // A word used once is as good as unknown, so that training meets unknown words too.
        foreach (var (word, count) in counts)
            if (count > 1) common.Add(word);
        var set = new List<uint>(512);
        var training = new List<(uint[], int)>(texts.Count);
        foreach (var (words, label) in texts)
        {
            features.Of(words, common.Contains, set);
            training.Add(([.. set], label));
        }

        model.Train(training, Epochs, Rate, halved: true);
    }

    /// <summary>All intents, likeliest first.</summary>
    public List<ScoredIntent> Read(List<string> words)
    {
        if (words.Count == 0) return [new ScoredIntent(Intents.None, 1)];
        var scores = model.Score(Of(words));
        scores[Array.IndexOf(Labels, Intents.None)] -= NoneHandicap;
        model.Softmax(scores, Temperature);
        return [.. Labels.Select((label, at) => new ScoredIntent(label, scores[at])).OrderByDescending(each => each.Confidence)];
    }

    private List<uint> Of(List<string> words)
    {
        var set = new List<uint>(512);
        features.Of([.. words.Select(word => spelling.Mend(word) ?? word)], common.Contains, set);
        return set;
    }

    private static int Label(string intent) =>
        Array.IndexOf(Labels, intent) is var label and >= 0
            ? label
            : throw new FormatException($"A phrase file has the section \"{intent}\", which is not an intent of labels; known are {string.Join(", ", Labels)}.");
}
