using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>OData literals of .NET values.</summary>
internal static class QueryFilter
{
    public static string Format(FormattableString filter) =>
        string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(Literal)]);

    private static string Literal(object value) => value switch
    {
        null => throw new ArgumentNullException(nameof(value), "A filter cannot compare with null."),
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => Number(number),
        float number => Number(number),
        DateTimeOffset time => $"datetime'{EntityJson.Time(time)}'",
        DateTime time => $"datetime'{EntityJson.Time(time)}'",
        Guid guid => $"guid'{guid}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexString(bytes)}'",
        _ => Quote(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.All(c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text;
    }
}
