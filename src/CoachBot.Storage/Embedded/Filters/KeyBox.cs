using System.Text;

namespace CoachBot.Storage.Embedded.Filters;

/// <summary>
/// Partition keys from <see cref="PartitionFrom"/> up to but without <see cref="PartitionTo"/>, and row keys likewise; null is without end.
/// </summary>
internal readonly record struct KeyBox(string PartitionFrom, string? PartitionTo, string RowFrom, string? RowTo)
{
    public static KeyBox Everything { get; } = new(string.Empty, null, string.Empty, null);

    public bool IsEmpty => IsBelow(PartitionTo, PartitionFrom) || IsBelow(RowTo, RowFrom);

    /// <summary>Rows of one partition lie together; those of several do not, so there the row keys cannot bound the search.</summary>
    public KeySpan Span => PartitionTo == After(PartitionFrom)
        ? new KeySpan(new(PartitionFrom, RowFrom), RowTo is null ? new(PartitionTo, string.Empty) : new(PartitionFrom, RowTo))
        : new KeySpan(new(PartitionFrom, string.Empty), new(PartitionTo, string.Empty));

    public static KeyBox Of(string property, string operation, string key)
    {
        var (from, to) = operation switch
        {
            "eq" => (key, After(key)),
            "gt" => (After(key), null),
            "ge" => (key, null),
            "lt" => (string.Empty, key),
            "le" => (string.Empty, After(key)),
            _ => (string.Empty, null),
        };
        return property switch
        {
            "PartitionKey" => Everything with { PartitionFrom = from, PartitionTo = to },
            "RowKey" => Everything with { RowFrom = from, RowTo = to },
            _ => Everything,
        };
    }

    public KeyBox Intersect(KeyBox other) => new(
        Later(PartitionFrom, other.PartitionFrom),
        Sooner(PartitionTo, other.PartitionTo),
        Later(RowFrom, other.RowFrom),
        Sooner(RowTo, other.RowTo));

    /// <summary>SQLite orders text by its UTF-8 bytes, so the bounds are ordered the same way.</summary>
    public static int Compare(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));

    /// <summary>The first key after this one.</summary>
    private static string After(string key) => key + '\0';

    private static bool IsBelow(string? to, string from) => to is not null && Compare(to, from) <= 0;

    private static string Later(string a, string b) => Compare(a, b) >= 0 ? a : b;

    private static string? Sooner(string? a, string? b) => a is null ? b : b is null || Compare(a, b) <= 0 ? a : b;
}
