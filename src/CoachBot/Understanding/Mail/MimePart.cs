using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>One part of a mail (RFC 2045 to 2047): headers, and a body of bytes kept as Latin-1 characters.</summary>
internal sealed partial class MimePart
{
    // Mails nest a few levels deep; a hostile one must not run off the stack.
    private const int Deepest = 12;

    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly string body;
    private readonly int depth;

    private MimePart(string raw, int depth)
    {
        this.depth = depth;
        var blank = raw.IndexOf("\n\n", StringComparison.Ordinal);
        body = blank < 0 ? "" : raw[(blank + 2)..];
        foreach (var line in Folded().Replace(blank < 0 ? raw : raw[..blank], " ").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }
    }

    /// <summary>A mail as written, line ends made "\n".</summary>
    public static MimePart Parse(string raw) => new(raw, 0);

    /// <summary>A header's value with its encoded words written out; null when the mail lacks it.</summary>
    public string? Header(string name) => headers.TryGetValue(name, out var value)
        ? EncodedWord().Replace(BetweenWords().Replace(EmployerMail.Decoded(Encoding.Latin1.GetBytes(value), null), "$1"), Word)
        : null;

    /// <summary>What a reader would see: of alternatives the plain one, of several parts all that are text.</summary>
    public string Text()
    {
        var type = headers.GetValueOrDefault("Content-Type", "text/plain");
        if (depth > Deepest) return "";
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)) return Parts(type);
        if (type.StartsWith("message/rfc822", StringComparison.OrdinalIgnoreCase)) return new MimePart(body, depth + 1).Text();
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !IsAttached ? EmployerMail.Decoded(Bytes(), Parameter(type, "charset")) : "";
    }

    private bool IsAttached => headers.GetValueOrDefault("Content-Disposition", "").StartsWith("attachment", StringComparison.OrdinalIgnoreCase);

    private string Parts(string type)
    {
        if (Parameter(type, "boundary") is not { Length: > 0 } boundary) return body;
        var parts = ("\n" + body).Split("\n--" + boundary).Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal))
            .Select(part => new MimePart(part.IndexOf('\n', StringComparison.Ordinal) is var line and >= 0 ? part[(line + 1)..] : "", depth + 1)).ToList();
        if (!type.StartsWith("multipart/alternative", StringComparison.OrdinalIgnoreCase))
            return string.Join("\n\n", parts.Select(part => part.Text().Trim()).Where(text => text.Length > 0));
        var plain = parts.FirstOrDefault(part => part.headers.GetValueOrDefault("Content-Type", "text/plain").StartsWith("text/plain", StringComparison.OrdinalIgnoreCase))?.Text();
        return !string.IsNullOrWhiteSpace(plain) ? plain : parts.Select(part => part.Text()).LastOrDefault(text => text.Length > 0) ?? "";
    }

    private byte[] Bytes() => headers.GetValueOrDefault("Content-Transfer-Encoding", "").ToLowerInvariant() switch
    {
        "base64" => Base64(body),
        "quoted-printable" => QuotedPrintable(body.Replace("=\n", "", StringComparison.Ordinal)),
        _ => Encoding.Latin1.GetBytes(body),
    };

    private static byte[] Base64(string text)
    {
        var letters = NotBase64().Replace(text, "");
        // A mail cut short ends within a group of four.
        letters = letters[..(letters.Length / 4 * 4)];
        var bytes = new byte[letters.Length / 4 * 3];
        return Convert.TryFromBase64String(letters, bytes, out var length) ? bytes[..length] : [];
    }

    private static byte[] QuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var coded = text[at] == '=' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) ? value : (byte?)null;
            bytes.Add(coded ?? (byte)text[at]);
            if (coded is not null) at += 2;
        }

        return [.. bytes];
    }

    private static string Word(Match word)
    {
        var text = word.Groups["text"].Value;
        var bytes = word.Groups["how"].Value is "B" or "b" ? Base64(text) : QuotedPrintable(text.Replace('_', ' ') + "  ")[..^2];
        return EmployerMail.Decoded(bytes, word.Groups["charset"].Value);
    }

    private static string? Parameter(string header, string name)
    {
        var match = Regex.Match(header, name + @"\s*=\s*(?:""(?<value>[^""]*)""|(?<value>[^;\s]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups["value"].Value : null;
    }

    [GeneratedRegex(@"\n[ \t]+", RegexOptions.None, 1000)]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?(?<charset>[^?*]+)(\*[^?]*)?\?(?<how>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(?==\?)", RegexOptions.None, 1000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex("[^A-Za-z0-9+/=]", RegexOptions.None, 1000)]
    private static partial Regex NotBase64();
}
