using System.Text;

namespace CoachBot.Understanding;

/// <summary>What the readers learnt from their examples when this assembly was built; <c>CoachBot.Training</c> wrote it.</summary>
internal static class Learnt
{
    /// <exception cref="FileNotFoundException">Nothing of that name was learnt.</exception>
    public static LinearModel Model(string name)
    {
        using var from = Open(name + ".model");
        return LinearModel.Read(from);
    }

    /// <summary>Words of the examples, and how often each occurs.</summary>
    /// <exception cref="FileNotFoundException">Nothing of that name was learnt.</exception>
    public static Dictionary<string, int> Words(string name)
    {
        using var from = Open(name + ".words");
        var count = from.ReadInt32();
        var words = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var at = 0; at < count; at++) words.Add(from.ReadString(), from.ReadInt32());
        return words;
    }

    private static BinaryReader Open(string file) =>
        typeof(Learnt).Assembly.GetManifestResourceStream($"Learnt/{file}") is { } stream
            ? new BinaryReader(stream, Encoding.UTF8)
            : throw new FileNotFoundException($"Learnt/{file} is not embedded; the target Learn in CoachBot.csproj makes it.");
}
