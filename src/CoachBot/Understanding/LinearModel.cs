using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoachBot.Understanding;

/// <summary>Multinomial logistic regression over hashed features: what <see cref="Learnt"/> holds of a reader. Safe to share.</summary>
internal sealed partial class LinearModel
{
    private readonly string[] labels;
    private readonly FeatureIndex index;
    private readonly float[] weights;

    /// <param name="labels">The classes.</param>
    /// <param name="index">Which features have a row.</param>
    /// <param name="weights">For each row a weight of every class, padded to <see cref="Width"/>.</param>
    public LinearModel(string[] labels, FeatureIndex index, float[] weights)
    {
        this.labels = labels;
        this.index = index;
        this.weights = weights;
        Width = WidthOf(labels.Length);
    }

    /// <summary>The classes, in the order of the scores.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>How long a row is: the classes, and what makes it a whole number of vectors.</summary>
    public int Width { get; }

    public static int WidthOf(int classes) => (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    public int IndexOf(string label) => Array.IndexOf(labels, label);

    /// <summary>The likelihood of each class, 0 to 1, in the order of <see cref="Labels"/>; what follows is padding.</summary>
    public float[] Likelihoods(uint[] features)
    {
        var scores = Score(features);
        Softmax(scores);
        return scores;
    }

    /// <summary>The scores of each class, before they are made likelihoods.</summary>
    public float[] Score(uint[] features)
    {
        var scores = new float[Width];
        Sum(index.Rows(features), scores);
        return scores;
    }

    /// <summary>Turns the scores into likelihoods, in place; the padding becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Softmax(float[] scores)
    {
        scores.AsSpan(labels.Length).Fill(float.NegativeInfinity);
        var most = scores.Max();
        var all = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        var sum = 0f;
        for (var part = 0; part < all.Length; part++) sum += Vector.Sum(all[part] = Vector.Exp(all[part] - new Vector<float>(most)));
        for (var part = 0; part < all.Length; part++) all[part] /= sum;
    }

    /// <summary>What a row counts among so many, so that a long message does not shout.</summary>
    public static float Scale(int rows) => rows == 0 ? 0 : 1f / MathF.Sqrt(rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum(ReadOnlySpan<int> rows, float[] scores)
    {
        var total = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        total.Clear();
        foreach (var row in rows)
        {
            var from = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(row * Width, Width));
            for (var part = 0; part < total.Length; part++) total[part] += from[part];
        }

        var scale = Scale(rows.Length);
        for (var part = 0; part < total.Length; part++) total[part] *= scale;
    }

    /// <summary>Reads what <c>Write</c>, beside the trainer, has written.</summary>
    public static LinearModel Read(BinaryReader from)
    {
        var classes = new string[from.ReadInt32()];
        for (var at = 0; at < classes.Length; at++) classes[at] = from.ReadString();
        var folds = new int[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(folds.AsSpan()));
        var packed = new Half[folds.Length * classes.Length];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(packed.AsSpan()));
        return new LinearModel(classes, new FeatureIndex(folds), Unpacked(packed, classes.Length));
    }

    // Row 0 is nobody's and stays empty.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] Unpacked(Half[] packed, int classes)
    {
        var width = WidthOf(classes);
        var unpacked = new float[((packed.Length / classes) + 1) * width];
        for (int from = 0, to = width; from < packed.Length; from += classes, to += width)
            for (var at = 0; at < classes; at++) unpacked[to + at] = (float)packed[from + at];
        return unpacked;
    }
}
