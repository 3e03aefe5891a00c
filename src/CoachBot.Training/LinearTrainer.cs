using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoachBot.Understanding;

/// <summary>Teaches a <see cref="LinearModel"/> by averaged AdaGrad (Duchi, Hazan and Singer, 2011): steps that shorten for what has been stepped on often. Deterministic.</summary>
internal static class LinearTrainer
{
    private const int Epochs = 10;
    private const float Rate = 0.3f;
    private const float Softening = 0.1f;

    /// <summary>What is known so well teaches nothing more; a little less well, and it is asked again only every third time.</summary>
    private const float Certain = 0.985f;
    private const float Sure = 0.95f;

    /// <summary>Shrinking once an epoch stands in for L2: rows that nothing pulls on fade.</summary>
    private const float Fading = 0.99f;

    /// <param name="examples">Each with its label.</param>
    /// <param name="labels">The classes, in the order wanted.</param>
    /// <param name="byHeart">Whether a feature seen in a single example counts too. It only teaches that example by heart: right for listed sentences, a waste where an example is one of many ways of saying it.</param>
    /// <exception cref="FormatException">An example has a label that is no class.</exception>
    public static LinearModel Train(IReadOnlyList<(string Label, uint[] Features)> examples, string[] labels, bool byHeart = false)
    {
        if (examples.FirstOrDefault(example => !labels.Contains(example.Label)) is { Label: { } stray })
            throw new FormatException($"An example is of \"{stray}\", which is not a class here; known are {string.Join(", ", labels)}.");
        var index = new FeatureIndex(Folds([.. examples.Select(example => example.Features)], byHeart));
        var weights = new float[index.Count * LinearModel.WidthOf(labels.Length)];
        var averaged = Descend(new LinearModel(labels, index, weights), weights, [.. examples.Select(example => (Array.IndexOf(labels, example.Label), index.Rows(example.Features)))]);
        return new LinearModel(labels, index, averaged);
    }

    // Those that get a row: in the order in which they are first met, or met again.
    private static int[] Folds(IReadOnlyList<uint[]> examples, bool byHeart)
    {
        var folds = new List<int>();
        var lastIn = new int[FeatureIndex.Size];
        var taken = new bool[FeatureIndex.Size];
        for (var at = 0; at < examples.Count; at++)
        {
            foreach (var fold in examples[at].Select(FeatureIndex.Fold))
            {
                var again = lastIn[fold] > 0 && lastIn[fold] <= at;
                lastIn[fold] = at + 1;
                if (taken[fold] || !(again || byHeart)) continue;
                taken[fold] = true;
                folds.Add(fold);
            }
        }

        return [.. folds];
    }

    /// <returns>The weights, averaged over the second half of the epochs.</returns>
    private static float[] Descend(LinearModel model, float[] weights, (int Label, int[] Rows)[] examples)
    {
        var sums = new float[weights.Length];
        var squares = new float[weights.Length];
        var order = Enumerable.Range(0, examples.Length).ToArray();
        var resting = new byte[examples.Length];
        var random = new Shuffle(20261121);
        var scores = new float[model.Width];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Mix(order);
            foreach (var at in order)
            {
                var (label, rows) = examples[at];
                if (resting[at] > 0) resting[at]--;
                else if (Learn(model, weights, squares, rows, label, scores)) resting[at] = 2;
            }

            if (epoch >= Epochs / 2) Average(weights, sums);
        }

        return sums;
    }

    /// <returns>Whether the example was known well already.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Learn(LinearModel model, float[] weights, float[] squares, int[] rows, int label, float[] scores)
    {
        model.Sum(rows, scores);
        model.Softmax(scores);
        var known = scores[label];
        if (known > Certain) return true;
        scores[label] -= 1;
        var slope = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        for (var part = 0; part < slope.Length; part++) slope[part] *= LinearModel.Scale(rows.Length);
        foreach (var row in rows)
        {
            var into = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(row * model.Width, model.Width));
            var trodden = MemoryMarshal.Cast<float, Vector<float>>(squares.AsSpan(row * model.Width, model.Width));
            for (var part = 0; part < slope.Length; part++)
            {
                trodden[part] += slope[part] * slope[part];
                into[part] -= Rate * slope[part] / (Vector.SquareRoot(trodden[part]) + new Vector<float>(Softening));
            }
        }

        return known > Sure;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Average(float[] weights, float[] sums)
    {
        const int parts = Epochs - (Epochs / 2);
        var all = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan());
        var total = MemoryMarshal.Cast<float, Vector<float>>(sums.AsSpan());
        for (var part = 0; part < all.Length; part++)
        {
            total[part] += all[part] / parts;
            all[part] *= Fading;
        }
    }
}
