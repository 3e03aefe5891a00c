using System.Security.Cryptography;
using System.Text;
using Azure;

namespace CoachBot.Storage;

/// <summary>
/// One person's own key. What it seals (AES-256-GCM: format, nonce, tag, text) is bound to its row, so that no row passes for another.
/// Without the key nothing of the casebook can be read again.
/// </summary>
/// <param name="ETag">The version of the row that keeps the key, or null while it is not stored.</param>
internal sealed record CasebookKey(byte[] Secret, ETag? ETag)
{
    public const int SecretBytes = 32;

    /// <summary>Whether the master key that wraps it is not the one in use any more.</summary>
    public bool NeedsNewWrapping { get; init; }

    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    public static CasebookKey Create() => new(RandomNumberGenerator.GetBytes(SecretBytes), null);

    public byte[] Seal(byte[] text, string partition, string rowKey)
    {
        var content = new byte[HeadBytes + text.Length];
        content[0] = Format;
        var nonce = content.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Secret, TagBytes);
        aes.Encrypt(nonce, text, content.AsSpan(HeadBytes), content.AsSpan(1 + NonceBytes, TagBytes), Place(partition, rowKey));
        return content;
    }

    public byte[] Open(byte[] content, string partition, string rowKey)
    {
        if (content.Length < HeadBytes || content[0] != Format)
            throw new InvalidDataException($"The casebook row {partition} / {rowKey} is not in format {Format}; run the version that wrote it.");
        var text = new byte[content.Length - HeadBytes];
        using var aes = new AesGcm(Secret, TagBytes);
        aes.Decrypt(
            content.AsSpan(1, NonceBytes), content.AsSpan(HeadBytes), content.AsSpan(1 + NonceBytes, TagBytes), text, Place(partition, rowKey));
        return text;
    }

    private static byte[] Place(string partition, string rowKey) => Encoding.UTF8.GetBytes($"{partition}\n{rowKey}");
}
