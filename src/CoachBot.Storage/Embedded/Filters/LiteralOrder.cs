namespace CoachBot.Storage.Embedded.Filters;

/// <summary>How a stored value and a literal compare: numbers by value, text by code unit, null when their types do not meet.</summary>
internal static class LiteralOrder
{
    public static int? Compare(object value, object literal) => (value, literal) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (Guid a, Guid b) => a.CompareTo(b),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        (double a, double b) => a.CompareTo(b),
        (double a, long b) => a.CompareTo(b),
        (int a, double b) => ((double)a).CompareTo(b),
        (long a, double b) => ((double)a).CompareTo(b),
        (int a, long b) => ((long)a).CompareTo(b),
        (long a, long b) => a.CompareTo(b),
        _ => null,
    };
}
