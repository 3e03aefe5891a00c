using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>A small xorshift generator: the same choices at every start, on every machine.</summary>
internal sealed class Shuffle(uint seed)
{
    private uint state = seed == 0 ? 1 : seed;

    /// <summary>A number from 0 up to but not including <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(Bits() % (uint)below);

    private uint Bits()
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state;
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Mix(int[] order)
    {
        for (var at = order.Length - 1; at > 0; at--)
        {
            var other = Next(at + 1);
            (order[at], order[other]) = (order[other], order[at]);
        }
    }
}
