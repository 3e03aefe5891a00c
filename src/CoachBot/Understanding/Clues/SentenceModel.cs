using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>
/// Says how likely each label is for one sentence: a softmax over hashed words, word pairs, stems and senses, trained from an <c>X.examples.md</c> file
/// (<c>## label</c>, one sentence a bullet, <c>(a|b)</c> for either). Deterministic: fixed order, fixed number of passes.
/// </summary>
internal sealed class SentenceModel
{
    private const int Buckets = 1 << 16;
    private const int Passes = 10;
    private const float Rate = 0.3f;
    private const float Decay = 1e-5f;

    /// <summary>How far to jump from one example to the next, so that neighbours in the file, which are of one label, stand far apart.</summary>
    private const double Mixing = 0.618;

    /// <summary>An example that is this well known already teaches nothing more.</summary>
    private const float Known = 0.97f;
    private const float Enough = 0.004f;

    private readonly string[] labels;
    private readonly float[] weights;

    private SentenceModel(List<(string Label, string Text)> examples)
    {
        labels = [.. examples.Select(example => example.Label).Distinct(StringComparer.Ordinal)];
        weights = new float[Buckets * labels.Length];
        Train([.. examples.Select(example => (Array.IndexOf(labels, example.Label), Features(WordSplitter.Split(example.Text, 0, example.Text.Length), example.Text.EndsWith('?'))))]);
    }

    public IReadOnlyList<string> Labels => labels;

    public static SentenceModel Load(string name) => new(Examples(UnderstandingResource.Read(name)));

    /// <summary>With the sentences of another file (all but some labels of it) as further examples of one label: more ordinary English to tell apart from.</summary>
    public static SentenceModel Load(string name, string label, string ordinary, params string[] except) =>
        new([.. Examples(UnderstandingResource.Read(name)), .. Examples(UnderstandingResource.Read(ordinary)).Where(each => !except.Contains(each.Label)).Select(each => (label, each.Text))]);

    /// <summary>The likelihood of each label, 0 to 1, in the order of <see cref="Labels"/>.</summary>
    public float[] Score(Sentence sentence)
    {
        var scores = new float[labels.Length];
        Score(sentence.Features, scores);
        return scores;
    }

    public int IndexOf(string label) => Array.IndexOf(labels, label);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Train((int Label, int[] Features)[] examples)
    {
        var squares = new float[weights.Length];
        var scores = new float[labels.Length];
        var step = (int)(examples.Length * Mixing) | 1;
        while (Gcd(step, examples.Length) > 1)
        {
            step += 2;
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            for (int n = 0, i = pass % examples.Length; n < examples.Length; n++, i = (i + step) % examples.Length)
            {
                var (label, features) = examples[i];
                Score(features, scores);
                if (scores[label] > Known)
                {
                    continue;
                }

                var scale = Scale(features.Length);
                for (var k = 0; k < labels.Length; k++)
                {
                    Learn(features, k, (scores[k] - (k == label ? 1 : 0)) * scale, squares);
                }
            }
        }
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(int[] features, int label, float gradient, float[] squares)
    {
        if (Math.Abs(gradient) < Enough)
        {
            return;
        }

        foreach (var feature in features)
        {
            var at = (feature * labels.Length) + label;
            var slope = gradient + (Decay * weights[at]);
            squares[at] += slope * slope;
            weights[at] -= Rate * slope / (MathF.Sqrt(squares[at]) + 0.1f);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(int[] features, float[] scores)
    {
        Array.Clear(scores);
        foreach (var feature in features)
        {
            var at = feature * labels.Length;
            for (var k = 0; k < scores.Length; k++)
            {
                scores[k] += weights[at + k];
            }
        }

        var scale = Scale(features.Length);
        var most = scores.Max() * scale;
        var sum = 0f;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = MathF.Exp((scores[k] * scale) - most);
            sum += scores[k];
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= sum;
        }
    }

    private static float Scale(int features) => 2f / MathF.Sqrt(features);

    /// <summary>What a model sees of a sentence: the same for every model, so it is worked out once.</summary>
    public static int[] Features(Word[] words, bool asks)
    {
        var features = new List<int>(words.Length * 8) { 0, Bucket(asks ? "?" : ".", "ends"), Bucket("long", words.Length < 4 ? "3" : words.Length < 9 ? "8" : words.Length < 20 ? "19" : "20") };
        var (before, earlier) = ("^", "^");
        var (sense, sooner) = ("^", "^");
        foreach (var word in words)
        {
            features.Add(Bucket(word.Text, ""));
            features.Add(Bucket(word.Text.AsSpan(0, Math.Min(5, word.Text.Length)), "~"));
            features.Add(Bucket(before, word.Text));
            features.Add(Bucket(earlier, word.Text, '_'));
            (earlier, before) = (before, word.Text);
            var senses = Senses.Of(word.Text);
            foreach (var each in senses)
            {
                features.Add(Bucket(each, ""));
                features.Add(Bucket(sense, each, '='));
                features.Add(Bucket(sooner, each, '-'));
            }

            if (senses is [var first, ..] && first != sense)
            {
                (sooner, sense) = (sense, first);
            }
        }

        features.Add(Bucket(before, "$"));
        return [.. features];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Bucket(ReadOnlySpan<char> first, ReadOnlySpan<char> second, char between = ' ')
    {
        var hash = 2166136261u;
        foreach (var c in first)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash = (hash ^ between) * 16777619u;
        foreach (var c in second)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)((hash ^ (hash >> 15)) % (Buckets - 1)) + 1;
    }

    internal static List<(string Label, string Text)> Examples(string markdown)
    {
        var examples = new List<(string, string)>();
        var label = "";
        foreach (var line in markdown.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                label = line[3..].Trim();
            }
            else if (label.Length > 0 && line.StartsWith("- ", StringComparison.Ordinal))
            {
                examples.AddRange(Alternatives.Of(line[2..]).Select(text => (label, text)));
            }
        }

        return examples;
    }
}
