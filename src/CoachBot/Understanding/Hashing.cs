namespace CoachBot.Understanding;

/// <summary>FNV-1a, the same on every machine and in every run.</summary>
internal static class Hashing
{
    public const uint Start = 2166136261;

    public static uint Add(uint hash, char letter) => (hash ^ letter) * 16777619;

    public static uint Add(uint hash, string text)
    {
        foreach (var letter in text) hash = Add(hash, letter);
        return Add(hash, '\u0001');
    }
}
