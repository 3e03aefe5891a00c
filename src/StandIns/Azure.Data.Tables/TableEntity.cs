using System.Collections;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary. The keys, the time stamp and the ETag are entries too, under their names on the wire.</summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private const string ETagName = "odata.etag";

    private readonly Dictionary<string, object> properties;

    public TableEntity()
        : this(null, null)
    {
    }

    public TableEntity(string partitionKey, string rowKey)
    {
        properties = new(StringComparer.Ordinal);
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values) =>
        properties = values is null ? new(StringComparer.Ordinal) : new(values, StringComparer.Ordinal);

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => properties[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => properties[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => new(GetString(ETagName));
        set => properties[ETagName] = value.ToString();
    }

    public int Count => properties.Count;

    public ICollection<string> Keys => properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    public object this[string key]
    {
        get => properties.TryGetValue(key, out var value) ? value : null;
        set => properties[key] = value;
    }

    public string GetString(string key) => (string)Typed(key, typeof(string));

    public byte[] GetBinary(string key) => this[key] is BinaryData data ? data.ToArray() : (byte[])Typed(key, typeof(byte[]));

    public BinaryData GetBinaryData(string key) => GetBinary(key) is { } bytes ? BinaryData.FromBytes(bytes) : null;

    public bool? GetBoolean(string key) => (bool?)Typed(key, typeof(bool));

    public DateTime? GetDateTime(string key) => this[key] is DateTime time ? time : GetDateTimeOffset(key)?.UtcDateTime;

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] is DateTime time ? new DateTimeOffset(time.ToUniversalTime()) : (DateTimeOffset?)Typed(key, typeof(DateTimeOffset));

    public double? GetDouble(string key) => (double?)Typed(key, typeof(double));

    public Guid? GetGuid(string key) => (Guid?)Typed(key, typeof(Guid));

    public int? GetInt32(string key) => (int?)Typed(key, typeof(int));

    public long? GetInt64(string key) => (long?)Typed(key, typeof(long));

    public void Add(string key, object value) => properties.Add(key, value);

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool Remove(string key) => properties.Remove(key);

    public bool TryGetValue(string key, out object value) => properties.TryGetValue(key, out value);

    public void Clear() => properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)properties).Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    private object Typed(string key, Type type)
    {
        var value = this[key];
        if (value is not null && value.GetType() != type)
            throw new InvalidOperationException($"Cannot return {type} type for a {value.GetType()} typed property.");
        return value;
    }
}
