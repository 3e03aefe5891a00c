using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>Which row of a model a feature has, if it has one.</summary>
internal sealed class FeatureIndex
{
    private const int Bits = 20;
    private readonly int[] rowOf = new int[1 << Bits];

    /// <param name="folds">The folded features of row 1, 2 and so on.</param>
    public FeatureIndex(int[] folds)
    {
        Folds = folds;
        for (var at = 0; at < folds.Length; at++) rowOf[folds[at]] = at + 1;
    }

    public int[] Folds { get; }

    /// <summary>One more than the highest row; row 0 is nobody's.</summary>
    public int Count => Folds.Length + 1;

    /// <summary>How many folds there are.</summary>
    public static int Size => 1 << Bits;

    /// <summary>Brings a feature into the range of folds; a few share one.</summary>
    public static int Fold(uint feature) => (int)((feature ^ (feature >> Bits)) & ((1 << Bits) - 1));

    /// <summary>The rows of a message, each once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] Rows(uint[] features)
    {
        var rows = new int[features.Length];
        var count = 0;
        foreach (var feature in features)
            if (rowOf[Fold(feature)] is var row and > 0) rows[count++] = row;
        rows.AsSpan(0, count).Sort();
        var kept = 0;
        for (var at = 0; at < count; at++)
            if (at == 0 || rows[at] != rows[at - 1]) rows[kept++] = rows[at];
        return rows[..kept];
    }
}
