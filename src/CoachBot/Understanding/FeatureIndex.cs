using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>Gives the features that several messages share a row each. One seen in a single message only teaches that message by heart, so it gets none.</summary>
internal sealed class FeatureIndex
{
    private const int Bits = 18;
    private readonly int[] rowOf = new int[1 << Bits];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public FeatureIndex(IReadOnlyList<uint[]> messages)
    {
        var lastIn = new int[1 << Bits];
        for (var at = 0; at < messages.Count; at++)
        {
            foreach (var feature in messages[at])
            {
                var fold = Fold(feature);
                if (lastIn[fold] == at + 1) continue;
                if (lastIn[fold] > 0 && rowOf[fold] == 0) rowOf[fold] = Count++;
                lastIn[fold] = at + 1;
            }
        }
    }

    /// <summary>One more than the highest row; row 0 is nobody's.</summary>
    public int Count { get; private set; } = 1;

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

    /// <summary>The rows of the messages it was made of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[][] Rows(IReadOnlyList<uint[]> messages)
    {
        var rows = new int[messages.Count][];
        var lastIn = new int[Count];
        var kept = new List<int>(256);
        for (var at = 0; at < rows.Length; at++)
        {
            kept.Clear();
            foreach (var feature in messages[at])
            {
                if (rowOf[Fold(feature)] is not (var row and > 0) || lastIn[row] == at + 1) continue;
                lastIn[row] = at + 1;
                kept.Add(row);
            }

            rows[at] = [.. kept];
        }

        return rows;
    }

    private static int Fold(uint feature) => (int)((feature ^ (feature >> Bits)) & ((1 << Bits) - 1));
}
