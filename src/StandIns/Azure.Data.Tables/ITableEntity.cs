namespace Azure.Data.Tables;

/// <summary>What every row has: two keys, the time of its last change and the version of it.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    DateTimeOffset? Timestamp { get; set; }

    ETag ETag { get; set; }
}
