using System.Security.Cryptography;

namespace CoachBot;

/// <summary>Ids that sort by age: 48 bits of Unix milliseconds and 80 random bits in Crockford's base 32 (the ULID format, 26 characters).</summary>
public static class RecordId
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        var milliseconds = now.ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--, milliseconds >>= 8)
            bytes[i] = (byte)milliseconds;

        var value = new UInt128(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        return string.Create(26, value, static (id, rest) =>
        {
            for (var i = id.Length - 1; i >= 0; i--, rest >>= 5)
                id[i] = Alphabet[(int)(rest & 31)];
        });
    }

    /// <summary>When an id was made, to the millisecond; null when it is none of these.</summary>
    public static NodaTime.Instant? TimeOf(string id)
    {
        if (id.Length != 26)
            return null;
        var milliseconds = 0L;
        foreach (var c in id.AsSpan(0, 10))
        {
            if (Alphabet.IndexOf(c, StringComparison.Ordinal) is not (>= 0 and var digit))
                return null;
            milliseconds = (milliseconds << 5) | (uint)digit;
        }
        return NodaTime.Instant.FromUnixTimeMilliseconds(milliseconds);
    }
}
