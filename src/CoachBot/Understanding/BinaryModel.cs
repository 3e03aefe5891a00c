using System.Runtime.CompilerServices;

namespace CoachBot.Understanding;

/// <summary>Logistic regression for a plain yes or no, over hashed features, trained by averaged stochastic gradient descent. Deterministic.</summary>
internal sealed class BinaryModel
{
    private readonly FeatureIndex index;
    private readonly float[] weights;

    /// <summary>Learns from messages and their answers.</summary>
    /// <param name="messages">The features of each message.</param>
    /// <param name="answers">Whether it is one.</param>
    /// <param name="epochs">How often to go through them.</param>
    /// <param name="rate">How far the first steps go.</param>
    public BinaryModel(IReadOnlyList<uint[]> messages, IReadOnlyList<bool> answers, int epochs, float rate)
    {
        index = new FeatureIndex(messages);
        weights = new float[index.Count];
        Train(index.Rows(messages), answers, epochs, rate);
    }

    /// <summary>How likely a yes is, 0 to 1.</summary>
    public float Likelihood(uint[] features)
    {
        var rows = index.Rows(features);
        return Logistic(Sum(rows) * Scale(rows.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Train(int[][] rows, IReadOnlyList<bool> answers, int epochs, float rate)
    {
        var sums = new float[weights.Length];
        var order = Enumerable.Range(0, rows.Length).ToArray();
        var resting = new byte[rows.Length];
        var random = new Shuffle(20261121);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Mix(order);
            var reach = 2 * rate / (1 + (epoch * 0.6f));
            foreach (var at in order)
            {
                // What is known well is asked again only every third time.
                if (resting[at] > 0) resting[at]--;
                else if (Learn(rows[at], answers[at], reach)) resting[at] = 2;
            }

            if (epoch < epochs / 2) continue;
            for (var each = 0; each < sums.Length; each++)
            {
                sums[each] += weights[each];
                weights[each] *= 0.99f;
            }
        }

        var parts = epochs - (epochs / 2);
        for (var each = 0; each < sums.Length; each++) weights[each] = sums[each] / parts;
    }

    /// <returns>Whether the message was known well already.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Learn(int[] rows, bool answer, float rate)
    {
        var scale = Scale(rows.Length);
        var miss = (answer ? 1 : 0) - Logistic(Sum(rows) * scale);
        if (MathF.Abs(miss) < 0.015f) return true;
        var step = rate * scale * miss;
        foreach (var row in rows) weights[row] += step;
        return MathF.Abs(miss) < 0.05f;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Sum(int[] rows)
    {
        var sum = 0f;
        foreach (var row in rows) sum += weights[row];
        return sum;
    }

    private static float Logistic(float score) => 1 / (1 + MathF.Exp(-score));

    private static float Scale(int rows) => rows == 0 ? 0 : 1f / MathF.Sqrt(rows);
}
