using CoachBot.Understanding;

namespace CoachBot;

/// <summary>What a person meant by words that the coach had to ask about: evidence for them alone, kept with their profile.</summary>
public sealed record Meant(string Text, string Intent)
{
    private const int Most = 30;

    // How much of two messages' words must be the same for one to stand for the other.
    private const double Alike = 0.6;

    /// <summary>What these words most likely stand for, by what the person chose before; null when nothing like it was asked about.</summary>
    public static string? By(Profile profile, string text)
    {
        var words = Kept(text);
        return profile.Meant.AsEnumerable().Reverse().Where(meant => Likeness(words, Kept(meant.Text)) >= Alike).MaxBy(meant => Likeness(words, Kept(meant.Text)))?.Intent;
    }

    /// <summary>The profile with one more choice; the oldest are forgotten first.</summary>
    public static Profile Remember(Profile profile, Meant meant) =>
        profile with { Meant = [.. profile.Meant.Where(known => known.Text != meant.Text).TakeLast(Most - 1), meant] };

    private static HashSet<string> Kept(string text) => [.. Words.Of(text).Where(word => word != Words.Stop)];

    private static double Likeness(HashSet<string> a, HashSet<string> b) => (double)a.Count(b.Contains) / Math.Max(1, a.Union(b, StringComparer.Ordinal).Count());
}
