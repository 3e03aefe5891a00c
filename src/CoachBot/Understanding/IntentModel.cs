namespace CoachBot.Understanding;

/// <summary>The trained classifier: a message to probabilities over <see cref="Intents"/>.</summary>
internal sealed class IntentModel
{
    // "None" has the most phrases and so draws in whatever is unfamiliar; a wish lost to it costs more than a joke that is asked back about.
    private const float NoneHandicap = 0.4f;
    private readonly LinearModel model;
    private readonly Features features;
    private readonly Spelling spelling;

    /// <param name="model">What was learnt of the intents.</param>
    /// <param name="words">The words of the examples, and how often each occurs.</param>
    /// <param name="concepts">The lexicon.</param>
    public IntentModel(LinearModel model, Dictionary<string, int> words, Concepts concepts)
    {
        this.model = model;
        features = Sees(concepts, words);
        spelling = new Spelling(words.Concat(concepts.Vocabulary.Where(word => !words.ContainsKey(word)).Select(word => KeyValuePair.Create(word, 1))));
    }

    /// <summary>What the classifier sees of a message. A word used once is as good as unknown, so that training meets unknown words too.</summary>
    public static Features Sees(Concepts concepts, Dictionary<string, int> words) =>
        new(concepts, word => words.GetValueOrDefault(word) > 1 || word == Words.Stop, word => words.GetValueOrDefault(word) < Features.Rare);

    /// <summary>All intents, likeliest first.</summary>
    public List<ScoredIntent> Read(List<string> words)
    {
        if (words.Count == 0) return [new ScoredIntent(Intents.None, 1)];
        var scores = model.Score(features.Of([.. words.Select(word => spelling.Mend(word) ?? word)]));
        scores[model.IndexOf(Intents.None)] -= NoneHandicap;
        model.Softmax(scores);
        return [.. model.Labels.Select((label, at) => new ScoredIntent(label, scores[at])).OrderByDescending(each => each.Confidence)];
    }
}
