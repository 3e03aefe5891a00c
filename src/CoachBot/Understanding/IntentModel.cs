namespace CoachBot.Understanding;

/// <summary>The trained classifier: a message to probabilities over <see cref="Intents"/>.</summary>
internal sealed class IntentModel
{
    private const int Epochs = 6;
    private const float Rate = 6;

    // "None" has the most phrases and so draws in whatever is unfamiliar; a wish lost to it costs more than a joke that is asked back about.
    private const float NoneHandicap = 0.4f;
    private static readonly string[] Labels = [.. Intents.All.Where(intent => intent != Intents.Crisis)];
    private readonly LinearModel model;
    private readonly Features features;
    private readonly Spelling spelling;

    public IntentModel(IEnumerable<(string Text, string Intent)> examples, Concepts concepts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = examples.Select(example => (Words: Words.Of(example.Text), Label: Label(example.Intent))).ToList();
        foreach (var word in texts.SelectMany(text => text.Words)) counts[word] = counts.GetValueOrDefault(word) + 1;
        // A word used once is as good as unknown, so that training meets unknown words too.
        var common = counts.Where(each => each.Value > 1).Select(each => each.Key).Append(Words.Stop).ToHashSet(StringComparer.Ordinal);
        foreach (var word in concepts.Vocabulary) counts.TryAdd(word, 1);
        spelling = new Spelling(counts);
        features = new Features(concepts, common.Contains, word => counts.GetValueOrDefault(word) < Features.Rare);
        model = new LinearModel([.. texts.Select(text => features.Learn(text.Words))], [.. texts.Select(text => text.Label)], Labels.Length, Epochs, Rate);
    }

    /// <summary>All intents, likeliest first.</summary>
    public List<ScoredIntent> Read(List<string> words)
    {
        if (words.Count == 0) return [new ScoredIntent(Intents.None, 1)];
        var scores = model.Score(features.Of([.. words.Select(word => spelling.Mend(word) ?? word)]));
        scores[Array.IndexOf(Labels, Intents.None)] -= NoneHandicap;
        model.Softmax(scores);
        return [.. Labels.Select((label, at) => new ScoredIntent(label, scores[at])).OrderByDescending(each => each.Confidence)];
    }

    private static int Label(string intent) =>
        Array.IndexOf(Labels, intent) is var label and >= 0
            ? label
            : throw new FormatException($"A phrase file has the section \"{intent}\", which is not an intent of labels; known are {string.Join(", ", Labels)}.");
}
