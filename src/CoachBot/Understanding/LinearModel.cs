using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoachBot.Understanding;

/// <summary>Multinomial logistic regression over hashed features, trained by averaged stochastic gradient descent. Deterministic.</summary>
internal sealed class LinearModel
{
    private const int Bits = 18;

    private readonly Shuffle halves = new(20261122);
    private int[] half = [];
    private readonly int[] rowOf = new int[1 << Bits];
    private readonly int width;
    private readonly int classes;
    private float[] weights = [];

    public LinearModel(int classes)
    {
        this.classes = classes;
        width = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
    }

    /// <summary>The scores of each class, before they are made probabilities.</summary>
    public float[] Score(IReadOnlyCollection<uint> features)
    {
        var rows = Rows(features);
        var scores = new float[width];
        Sum(rows, Scale(rows.Length), scores);
        return scores;
    }

    /// <summary>How much one feature speaks for a class, for explaining.</summary>
    public float Weight(uint feature, int label) => rowOf[Fold(feature)] is var row and > 0 ? weights[(row * width) + label] : 0;

    /// <summary>Learns from labelled messages.</summary>
    /// <param name="examples">The features and the class of each.</param>
    /// <param name="epochs">How often to go through them.</param>
    /// <param name="halved">Whether each step sees only half of a message's features, by the toss of a coin, so that no single word carries a class alone.</param>
    /// <param name="rate">How far the first steps go.</param>
    public void Train(IReadOnlyList<(uint[] Features, int Label)> examples, int epochs, float rate, bool halved = false)
    {
        var rows = Index(examples);
        var sums = new float[weights.Length];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var resting = new byte[examples.Count];
        var random = new Shuffle(20261121);
        var scores = new float[width];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Mix(order);
            var reach = rate / (1 + (epoch * 0.6f));
            foreach (var at in order)
            {
                // What is known well is asked again only every third time.
                if (resting[at] > 0) resting[at]--;
                else if (Learn(halved ? Half(rows[at]) : rows[at], examples[at].Label, reach, scores)) resting[at] = 2;
            }

            if (epoch >= epochs / 2) Average(sums);
        }

        var parts = epochs - (epochs / 2);
        for (var each = 0; each < sums.Length; each++) sums[each] /= parts;
        weights = sums;
    }

    // Shrinking once an epoch stands in for L2: rows that nothing pulls on fade.
    private void Average(float[] sums)
    {
        var all = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan());
        var total = MemoryMarshal.Cast<float, Vector<float>>(sums.AsSpan());
        for (var each = 0; each < all.Length; each++)
        {
            total[each] = total[each] + all[each];
            all[each] = all[each] * 0.99f;
        }
    }

    /// <returns>Whether the message was known well already.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Learn(ReadOnlySpan<int> rows, int label, float rate, float[] scores)
    {
        var scale = Scale(rows.Length);
        Array.Clear(scores);
        Sum(rows, scale, scores);
        Softmax(scores);
        var sure = scores[label] > 0.95f;
        if (scores[label] > 0.985f) return true;
        for (var each = 0; each < classes; each++) scores[each] *= -rate * scale;
        scores[label] += rate * scale;
        var step = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        foreach (var row in rows)
        {
            var into = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(row * width, width));
            for (var part = 0; part < step.Length; part++) into[part] = into[part] + step[part];
        }

        return sure;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<int> Half(int[] rows)
    {
        if (half.Length < rows.Length) half = new int[rows.Length * 2];
        var kept = 0;
        for (var at = 0; at < rows.Length;)
        {
            var coins = halves.Bits();
            for (var coin = 0; coin < 32 && at < rows.Length; coin++, at++)
            {
                half[kept] = rows[at];
                kept += (int)(coins >> coin) & 1;
            }
        }

        return half.AsSpan(0, kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(ReadOnlySpan<int> rows, float scale, float[] scores)
    {
        var total = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        foreach (var row in rows)
        {
            var from = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(row * width, width));
            for (var part = 0; part < total.Length; part++) total[part] = total[part] + from[part];
        }

        for (var part = 0; part < total.Length; part++) total[part] = total[part] * scale;
    }

    /// <summary>Turns the first entries into probabilities, in place; the padding becomes 0.</summary>
    public void Softmax(float[] scores, float temperature = 1)
    {
        var most = float.MinValue;
        for (var each = 0; each < classes; each++) most = MathF.Max(most, scores[each]);
        var sum = 0f;
        for (var each = 0; each < classes; each++) sum += scores[each] = MathF.Exp((scores[each] - most) / temperature);
        for (var each = 0; each < scores.Length; each++) scores[each] = each < classes ? scores[each] / sum : 0;
    }

    // A feature seen in one message only teaches that message by heart, so it gets no row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[][] Index(IReadOnlyList<(uint[] Features, int Label)> examples)
    {
        var lastIn = new int[1 << Bits];
        var messages = new byte[1 << Bits];
        for (var at = 0; at < examples.Count; at++)
        {
            foreach (var feature in examples[at].Features)
            {
                var fold = Fold(feature);
                if (lastIn[fold] == at + 1) continue;
                lastIn[fold] = at + 1;
                if (messages[fold] < 2) messages[fold]++;
            }
        }

        var count = 0;
        for (var fold = 0; fold < messages.Length; fold++)
            if (messages[fold] > 1) rowOf[fold] = ++count;
        weights = new float[(count + 1) * width];
        return [.. examples.Select(example => Rows(example.Features))];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Rows(IReadOnlyCollection<uint> features)
    {
        var rows = new int[features.Count];
        var count = 0;
        foreach (var feature in features)
            if (rowOf[Fold(feature)] is var row and > 0) rows[count++] = row;
        rows.AsSpan(0, count).Sort();
        var kept = 0;
        for (var at = 0; at < count; at++)
            if (at == 0 || rows[at] != rows[at - 1]) rows[kept++] = rows[at];
        return rows[..kept];
    }

    private static float Scale(int rows) => rows == 0 ? 0 : 1f / MathF.Sqrt(rows);

    private static int Fold(uint feature) => (int)((feature ^ (feature >> Bits)) & ((1 << Bits) - 1));
}
