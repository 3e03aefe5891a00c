using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace CoachBot.Storage.Moving;

/// <summary>
/// The lines of an export, JSON each: first a <see cref="Head"/>, then the rows person by person as the store has them (sealed, with
/// the person's wrapped key), last a <see cref="Tail"/>. Without a tail the export was broken off.
/// </summary>
internal static class ExportFile
{
    public const int Format = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="Word">The word that the store's master key sealed; who can open it can open the people's keys.</param>
    public sealed record Head([property: JsonRequired] int Format, [property: JsonRequired] byte[] Word);

    /// <param name="Partition">The person.</param>
    /// <param name="Numbers">Properties that are whole numbers, by name.</param>
    /// <param name="Bytes">Properties that are bytes, by name.</param>
    public sealed record Row(
        [property: JsonRequired] string Partition,
        [property: JsonRequired] string Key,
        [property: JsonRequired] SortedDictionary<string, int> Numbers,
        [property: JsonRequired] SortedDictionary<string, byte[]> Bytes)
    {
        public static Row Of(TableEntity entity)
        {
            var row = new Row(entity.PartitionKey, entity.RowKey, new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            foreach (var (name, value) in entity)
            {
                if (value is int number)
                    row.Numbers[name] = number;
                else if (value is byte[] or BinaryData)
                    row.Bytes[name] = entity.GetBinary(name)!;
            }
            return row;
        }

        public TableEntity ToEntity()
        {
            var entity = new TableEntity(Partition, Key);
            foreach (var (name, number) in Numbers)
                entity[name] = number;
            foreach (var (name, bytes) in Bytes)
                entity[name] = bytes;
            return entity;
        }

        /// <summary>SHA-256 of the row's line; two stores that hold the same row give the same.</summary>
        public byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Write(this)));

        /// <summary>About what the row takes in a transaction.</summary>
        public int Size => 1024 + Bytes.Values.Sum(bytes => (bytes.Length * 4 / 3) + 64);
    }

    public sealed record Tail([property: JsonRequired] Tally Total);

    public static string Write<T>(T line) => JsonSerializer.Serialize(line, Json);

    /// <exception cref="MoveException">The line is none of an export.</exception>
    public static T Read<T>(string line, long number)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new MoveException(string.Create(CultureInfo.InvariantCulture, $"Line {number} is none of an export: {e.Message} Export again."));
        }
    }

    public static bool IsTail(string line) => line.StartsWith("{\"total\":", StringComparison.Ordinal);
}

/// <summary>How many people and rows there are, and a hash over all rows that does not depend on their order.</summary>
public sealed record Tally(int People, long Rows, string Hash)
{
    public static Tally Empty { get; } = new(0, 0, new string('0', 64));

    internal Tally With(ExportFile.Row row, bool isNewPerson) => new(People + (isNewPerson ? 1 : 0), Rows + 1, Mix(Hash, row.Hash()));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{People} people, {Rows} rows, {Hash[..12]}");

    /// <summary>Rows are told apart by their keys, so no two hashes cancel out.</summary>
    private static string Mix(string hash, byte[] other)
    {
        var mixed = Convert.FromHexString(hash);
        for (var i = 0; i < mixed.Length; i++)
            mixed[i] ^= other[i];
        return Convert.ToHexStringLower(mixed);
    }
}

/// <summary>Casebooks cannot be moved; the message says what is wrong, what was changed (mostly nothing) and what to do.</summary>
public sealed class MoveException(string message) : Exception(message);
