namespace CoachBot.Storage.Embedded;

/// <summary>
/// An entity's own properties as bytes: a format number, then name, type and value of each. Keys, version and time stamp are columns.
/// </summary>
internal static class EntityBlob
{
    private const byte Format = 1;

    private enum Kind : byte
    {
        String,
        Int32,
        Int64,
        Double,
        False,
        True,
        DateTime,
        Guid,
        Binary,
    }

    public static bool IsOwn(string name) => name is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag");

    public static byte[] Write(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Format);
        foreach (var (name, value) in properties)
        {
            if (value is null || !IsOwn(name))
                continue;
            writer.Write(name);
            Write(writer, name, value);
        }

        return stream.ToArray();
    }

    public static void Read(byte[] blob, IDictionary<string, object?> into)
    {
        using var stream = new MemoryStream(blob);
        using var reader = new BinaryReader(stream);
        var format = reader.ReadByte();
        if (format != Format)
            throw new InvalidDataException($"The store holds an entity of format {format}, and this version reads format {Format}; use a newer version.");
        while (stream.Position < stream.Length)
        {
            var name = reader.ReadString();
            into[name] = Read(reader);
        }
    }

    private static void Write(BinaryWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text:
                Write(writer, Kind.String);
                writer.Write(text);
                break;
            case int number:
                Write(writer, Kind.Int32);
                writer.Write(number);
                break;
            case long number:
                Write(writer, Kind.Int64);
                writer.Write(number);
                break;
            case double number:
                Write(writer, Kind.Double);
                writer.Write(number);
                break;
            case bool flag:
                Write(writer, flag ? Kind.True : Kind.False);
                break;
            case DateTimeOffset time:
                Write(writer, Kind.DateTime);
                writer.Write(time.UtcTicks);
                break;
            case DateTime time:
                Write(writer, Kind.DateTime);
                writer.Write(time.ToUniversalTime().Ticks);
                break;
            case Guid guid:
                Write(writer, Kind.Guid);
                writer.Write(guid.ToByteArray());
                break;
            case byte[] or BinaryData:
                var bytes = value as byte[] ?? ((BinaryData)value).ToArray();
                Write(writer, Kind.Binary);
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            default:
                throw new NotSupportedException($"A table cannot hold property {name} of type {value.GetType()}.");
        }
    }

    private static void Write(BinaryWriter writer, Kind kind) => writer.Write((byte)kind);

    private static object Read(BinaryReader reader) => (Kind)reader.ReadByte() switch
    {
        Kind.String => reader.ReadString(),
        Kind.Int32 => reader.ReadInt32(),
        Kind.Int64 => reader.ReadInt64(),
        Kind.Double => reader.ReadDouble(),
        Kind.False => false,
        Kind.True => true,
        Kind.DateTime => new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
        Kind.Guid => new Guid(reader.ReadBytes(16)),
        Kind.Binary => reader.ReadBytes(reader.Read7BitEncodedInt()),
        var kind => throw new InvalidDataException($"The store holds a property of unknown kind {kind}."),
    };
}
