using System.Globalization;
using Azure.Data.Tables;

namespace CoachBot.Storage;

/// <summary>Bytes as a table entity: split over the binary properties <c>Part0</c>, <c>Part1</c>, …, since one holds 64 KiB.</summary>
internal static class ChunkedRows
{
    private const int ChunkBytes = 64_000;

    /// <summary>An entity holds 1 MiB; this leaves room for its keys and names.</summary>
    public const int MostBytes = (1024 * 1024) - 8192;

    public static TableEntity Write(string partition, string rowKey, byte[] content)
    {
        var entity = new TableEntity(partition, rowKey);
        foreach (var (part, chunk) in content.Chunk(ChunkBytes).Index())
            entity[Name(part)] = chunk;
        return entity;
    }

    public static byte[] Read(TableEntity entity)
    {
        if (entity.GetBinary(Name(1)) is null)
            return entity.GetBinary(Name(0)) ?? [];
        using var content = new MemoryStream();
        for (var part = 0; entity.GetBinary(Name(part)) is { } chunk; part++)
            content.Write(chunk);
        return content.ToArray();
    }

    private static string Name(int part) => string.Create(CultureInfo.InvariantCulture, $"Part{part}");
}
