using System.Text;

namespace CoachBot.Understanding;

/// <summary>Writes out a bullet in which <c>(a|b|)</c> stands for one of its parts.</summary>
internal static class Alternatives
{
    private const int Most = 4;

    /// <summary>The bullet itself when it has no alternatives, else some of what it stands for: every part occurs before one occurs twice.</summary>
    public static IEnumerable<string> Of(string bullet)
    {
        var variants = bullet.Contains('|', StringComparison.Ordinal) ? Most : 1;
        return Enumerable.Range(0, variants).Select(variant => Written(bullet, variant)).Distinct(StringComparer.Ordinal);
    }

    private static string Written(string bullet, int variant)
    {
        var written = new StringBuilder(bullet.Length);
        var group = 0;
        for (var at = 0; at < bullet.Length; at++)
        {
            var close = bullet[at] == '(' ? bullet.IndexOf(')', at) : -1;
            if (close < 0 || bullet.IndexOf('|', at) is var bar && (bar < 0 || bar > close))
            {
                written.Append(bullet[at]);
                continue;
            }

            var parts = bullet[(at + 1)..close].Split('|');
            // Shifting by the group's place keeps the first parts of all groups from always coming together.
            written.Append(parts[(variant + (group * (variant + 1))) % parts.Length]);
            group++;
            at = close;
        }

        return written.ToString();
    }
}
