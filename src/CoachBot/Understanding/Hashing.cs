namespace CoachBot.Understanding;

/// <summary>FNV-1a, the same on every machine and in every run.</summary>
internal static class Hashing
{
    public const uint Start = 2166136261;

    public static uint Add(uint hash, char letter) => (hash ^ letter) * 16777619;

    public static uint Add(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var letter in text) hash = Add(hash, letter);
        return Add(hash, '\u0001');
    }

    public static uint Of(ReadOnlySpan<char> text) => Add(Start, text);

    /// <summary>One hash of two, told apart by their order.</summary>
    public static uint Join(uint first, uint second)
    {
        var joined = (first * 0x9E3779B1) ^ ((second * 0x85EBCA77) + 0x7F4A7C15);
        return (joined ^ (joined >> 15)) * 0x2C1B3C6D;
    }
}
