using System.Text;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CoachBot.Storage.Embedded;

/// <summary>The service's limits on one entity, checked before anything is written.</summary>
internal static class EntityRules
{
    private const int RequestHeadBytes = 500;
    private const int MostKeyCharacters = 1024;
    private const int MostProperties = 252;
    private const int MostNameCharacters = 255;
    private const int MostValueBytes = 64 * 1024;
    private const int MostEntityBytes = 1024 * 1024;

    private static readonly DateTimeOffset EarliestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IDictionary<string, object?> PropertiesOf(ITableEntity entity) =>
        (IDictionary<string, object?>?)(entity as TableEntity)
        ?? throw new NotSupportedException($"The embedded store holds TableEntity only, not {entity.GetType()}.");

    public static void CheckKeys(string? partition, string? row)
    {
        CheckKey("PartitionKey", partition);
        CheckKey("RowKey", row);
    }

    public static void Check(string partition, string row, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var own = properties.Where(property => property.Value is not null && EntityBlob.IsOwn(property.Key)).ToList();
        if (own.Count > MostProperties)
            throw EmbeddedErrors.Refused(TableErrorCode.TooManyProperties, $"An entity has at most {MostProperties} properties, not {own.Count}.");
        var size = 4 + (2 * (partition.Length + row.Length));
        foreach (var (name, value) in own)
        {
            CheckName(name);
            size += 8 + (2 * name.Length) + SizeOf(name, value!);
        }

        if (size > MostEntityBytes)
            throw EmbeddedErrors.Refused(TableErrorCode.EntityTooLarge, $"The entity {partition} / {row} has {size} bytes, over {MostEntityBytes}.");
    }

    /// <summary>About how many bytes the entity takes in a transaction's request.</summary>
    public static long TransferSizeOf(ITableEntity entity) =>
        RequestHeadBytes + PropertiesOf(entity).Sum(property => (long)property.Key.Length + property.Value switch
        {
            string text => Encoding.UTF8.GetByteCount(text),
            byte[] bytes => bytes.Length * 4L / 3,
            BinaryData bytes => bytes.ToMemory().Length * 4L / 3,
            _ => 40,
        });

    private static void CheckKey(string name, string? key)
    {
        if (key is null)
            throw EmbeddedErrors.Refused(TableErrorCode.PropertiesNeedValue, $"The {name} has no value.");
        if (key.Length > MostKeyCharacters)
            throw EmbeddedErrors.Refused(TableErrorCode.KeyValueTooLarge, $"The {name} has {key.Length} characters, over {MostKeyCharacters}.");
        if (key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))
            throw EmbeddedErrors.Refused(TableErrorCode.OutOfRangeInput, $"The {name} '{key}' holds a character that keys cannot hold (/ \\ # ? or a control).");
    }

    private static void CheckName(string name)
    {
        if (name.Length > MostNameCharacters)
            throw EmbeddedErrors.Refused(TableErrorCode.PropertyNameTooLong, $"The property name {name} is over {MostNameCharacters} characters.");
        if (name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c == '_') || char.IsDigit(name[0]))
            throw EmbeddedErrors.Refused(TableErrorCode.PropertyNameInvalid, $"'{name}' is no property name; use letters, digits and underscores.");
    }

    private static int SizeOf(string name, object value) => value switch
    {
        string text => 4 + Within(name, 2 * text.Length),
        byte[] bytes => 4 + Within(name, bytes.Length),
        BinaryData bytes => 4 + Within(name, bytes.ToMemory().Length),
        bool => 1,
        int => 4,
        Guid => 16,
        DateTimeOffset time when time < EarliestTime =>
            throw EmbeddedErrors.Refused(TableErrorCode.OutOfRangeInput, $"The property {name} is a time before 1601."),
        _ => 8,
    };

    private static int Within(string name, int size) => size <= MostValueBytes
        ? size
        : throw EmbeddedErrors.Refused(TableErrorCode.PropertyValueTooLarge, $"The property {name} has {size} bytes, over {MostValueBytes}.");
}
