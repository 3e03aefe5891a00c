using System.Runtime.InteropServices;

namespace CoachBot.Understanding;

internal sealed partial class LinearModel
{
    /// <summary>Writes the labels, the folds and, for each, half-precision weights of every class, as <see cref="Read"/> reads them.</summary>
    public void Write(BinaryWriter into)
    {
        into.Write(labels.Length);
        foreach (var label in labels) into.Write(label);
        into.Write(index.Folds.Length);
        into.Write(MemoryMarshal.AsBytes(index.Folds.AsSpan()));
        var packed = new Half[index.Folds.Length * labels.Length];
        for (int from = Width, to = 0; to < packed.Length; from += Width, to += labels.Length)
            for (var at = 0; at < labels.Length; at++) packed[to + at] = (Half)weights[from + at];
        into.Write(MemoryMarshal.AsBytes(packed.AsSpan()));
    }
}
