using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoachBot.Understanding;

/// <summary>Multinomial logistic regression over hashed features, trained by averaged stochastic gradient descent. Deterministic.</summary>
internal sealed class LinearModel
{
    private readonly FeatureIndex index;
    private readonly Shuffle halves = new(20261122);
    private readonly int classes;
    private readonly int width;
    private readonly float[] weights;

    /// <summary>Learns from labelled messages; each step sees only half of a message's features, by the toss of a coin, so that no single word carries a class alone.</summary>
    /// <param name="messages">The features of each message.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="epochs">How often to go through them.</param>
    /// <param name="rate">How far the first steps go.</param>
    public LinearModel(IReadOnlyList<uint[]> messages, IReadOnlyList<int> labels, int classes, int epochs, float rate)
    {
        this.classes = classes;
        width = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        index = new FeatureIndex(messages);
        weights = new float[index.Count * width];
        Train(index.Rows(messages), labels, epochs, rate);
    }

    /// <summary>The scores of each class, before they are made probabilities.</summary>
    public float[] Score(uint[] features)
    {
        var rows = index.Rows(features);
        var scores = new float[width];
        Sum(rows, Scale(rows.Length), scores);
        return scores;
    }

    /// <summary>Turns the scores into probabilities, in place; the padding becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Softmax(float[] scores)
    {
        scores.AsSpan(classes).Fill(float.NegativeInfinity);
        var most = scores.Max();
        var all = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        var sum = 0f;
        for (var part = 0; part < all.Length; part++) sum += Vector.Sum(all[part] = Vector.Exp(all[part] - new Vector<float>(most)));
        for (var part = 0; part < all.Length; part++) all[part] /= sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Train(int[][] rows, IReadOnlyList<int> labels, int epochs, float rate)
    {
        var sums = new float[weights.Length];
        var order = Enumerable.Range(0, rows.Length).ToArray();
        var resting = new byte[rows.Length];
        var random = new Shuffle(20261121);
        var scores = new float[width];
        var half = new int[rows.Max(each => each.Length)];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Mix(order);
            var reach = rate / (1 + (epoch * 0.6f));
            foreach (var at in order)
            {
                // What is known well is asked again only every third time.
                if (resting[at] > 0) resting[at]--;
                else if (Learn(half.AsSpan(0, halves.Half(rows[at], half)), labels[at], reach, scores)) resting[at] = 2;
            }

            if (epoch >= epochs / 2) Average(sums);
        }

        var parts = epochs - (epochs / 2);
        for (var each = 0; each < sums.Length; each++) weights[each] = sums[each] / parts;
    }

    // Shrinking once an epoch stands in for L2: rows that nothing pulls on fade.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Average(float[] sums)
    {
        var all = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan());
        var total = MemoryMarshal.Cast<float, Vector<float>>(sums.AsSpan());
        for (var each = 0; each < all.Length; each++)
        {
            total[each] += all[each];
            all[each] *= 0.99f;
        }
    }

    /// <returns>Whether the message was known well already.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Learn(ReadOnlySpan<int> rows, int label, float rate, float[] scores)
    {
        var scale = Scale(rows.Length);
        Sum(rows, scale, scores);
        Softmax(scores);
        var sure = scores[label] > 0.95f;
        if (scores[label] > 0.985f) return true;
        var step = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        for (var part = 0; part < step.Length; part++) step[part] *= -rate * scale;
        scores[label] += rate * scale;
        foreach (var row in rows)
        {
            var into = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(row * width, width));
            for (var part = 0; part < step.Length; part++) into[part] += step[part];
        }

        return sure;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(ReadOnlySpan<int> rows, float scale, float[] scores)
    {
        var total = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        total.Clear();
        foreach (var row in rows)
        {
            var from = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(row * width, width));
            for (var part = 0; part < total.Length; part++) total[part] += from[part];
        }

        for (var part = 0; part < total.Length; part++) total[part] *= scale;
    }

    private static float Scale(int rows) => rows == 0 ? 0 : 1f / MathF.Sqrt(rows);
}
