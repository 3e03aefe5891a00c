using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Rows as the service's JSON with minimal metadata: types that JSON lacks are named beside the value.</summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";

    public static byte[] Write(ITableEntity entity)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in PropertiesOf(entity))
            {
                if (value is not null && name is not ("odata.etag" or "Timestamp"))
                    WriteProperty(writer, name, value);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static T Read<T>(BinaryData content)
        where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(content.ToMemory());
        return ReadOne<T>(json.RootElement);
    }

    public static IReadOnlyList<T> ReadPage<T>(BinaryData content)
        where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(content.ToMemory());
        return [.. json.RootElement.GetProperty("value").EnumerateArray().Select(ReadOne<T>)];
    }

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static IDictionary<string, object> PropertiesOf(ITableEntity entity) =>
        entity as TableEntity ?? throw new NotSupportedException($"The stand-in stores TableEntity only, not {entity.GetType()}.");

    private static void WriteProperty(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(name, text);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                WriteTyped(writer, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteString(name + TypeSuffix, "Edm.Double");
                writer.WriteNumber(name, number);
                break;
            case double number:
                WriteTyped(writer, name, "Edm.Double", number.ToString(CultureInfo.InvariantCulture));
                break;
            case Guid guid:
                WriteTyped(writer, name, "Edm.Guid", guid.ToString());
                break;
            case DateTimeOffset time:
                WriteTyped(writer, name, "Edm.DateTime", Time(time));
                break;
            case DateTime time:
                WriteTyped(writer, name, "Edm.DateTime", Time(time));
                break;
            case byte[] bytes:
                WriteTyped(writer, name, "Edm.Binary", Convert.ToBase64String(bytes));
                break;
            case BinaryData bytes:
                WriteTyped(writer, name, "Edm.Binary", Convert.ToBase64String(bytes));
                break;
            default:
                throw new NotSupportedException($"A table cannot hold property {name} of type {value.GetType()}.");
        }
    }

    private static void WriteTyped(Utf8JsonWriter writer, string name, string type, string value)
    {
        writer.WriteString(name + TypeSuffix, type);
        writer.WriteString(name, value);
    }

    private static T ReadOne<T>(JsonElement json)
        where T : class, ITableEntity
    {
        if (typeof(T) != typeof(TableEntity))
            throw new NotSupportedException($"The stand-in reads TableEntity only, not {typeof(T)}.");
        var entity = new TableEntity();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name == "odata.etag")
                entity.ETag = new ETag(property.Value.GetString());
            else if (property.Name == "Timestamp")
                entity.Timestamp = property.Value.GetDateTimeOffset();
            else if (!property.Name.Contains("odata.", StringComparison.Ordinal))
                entity[property.Name] = Value(property.Value, TypeOf(json, property.Name));
        }

        return (T)(object)entity;
    }

    private static string TypeOf(JsonElement json, string name) =>
        json.TryGetProperty(name + TypeSuffix, out var type) ? type.GetString() : null;

    private static object Value(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("Edm.Int64", _) => long.Parse(value.GetString(), CultureInfo.InvariantCulture),
        ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString(), CultureInfo.InvariantCulture),
        ("Edm.Double", _) => value.GetDouble(),
        ("Edm.Guid", _) => value.GetGuid(),
        ("Edm.DateTime", _) => value.GetDateTimeOffset(),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        (_, JsonValueKind.String) => value.GetString(),
        (_, JsonValueKind.True) => true,
        (_, JsonValueKind.False) => false,
        (_, JsonValueKind.Number) => value.TryGetInt32(out var number) && !value.GetRawText().Contains('.', StringComparison.Ordinal)
            ? (object)number
            : value.GetDouble(),
        _ => null,
    };
}
