using System.Text;

namespace CoachBot.Understanding;

/// <summary>Reads the text out of a file that a person hands over: a saved mail (<c>.eml</c>) or plain text (<c>.txt</c>).</summary>
public static class EmployerMail
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, for <see cref="IEmployerMessageReader.Read"/>: of a mail its From and Subject lines, a blank line and the message (HTML is left to the reader).</summary>
    /// <param name="name">The file's name; only its ending counts.</param>
    /// <param name="bytes">What the file holds; broken encodings are read as far as they go.</param>
    /// <returns>Null when the ending is neither .eml nor .txt.</returns>
    public static string? FromFile(string name, ReadOnlySpan<byte> bytes) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".eml" => Mail(bytes),
        ".txt" => Decoded(bytes, null).ReplaceLineEndings("\n"),
        _ => null,
    };

    /// <summary>Bytes in the charset named, or else in UTF-8 when they are that, or else in Windows-1252, which takes any byte.</summary>
    internal static string Decoded(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        var named = charset is null || Same(charset, "utf-8") || Same(charset, "us-ascii") ? null : Named(charset);
        if (named is not null) return named.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Named("windows-1252")!.GetString(bytes);
        }
    }

    private static string Mail(ReadOnlySpan<byte> bytes)
    {
        // Latin-1 keeps every byte as one character, so that the parts can be cut apart before their charsets are known.
        var part = MimePart.Parse(Encoding.Latin1.GetString(bytes).ReplaceLineEndings("\n"));
        var text = new StringBuilder();
        foreach (var name in (string[])["From", "Subject"])
            if (part.Header(name) is { } value) text.Append(name).Append(": ").Append(value).Append('\n');
        return text.Append('\n').Append(part.Text().Trim()).ToString().Trim();
    }

    private static Encoding? Named(string charset)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
