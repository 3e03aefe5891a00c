using System.Globalization;
using Azure;

namespace CoachBot.Storage.Embedded;

/// <summary>A row's version is the time of its last change in ticks, and its ETag is that time in the service's spelling.</summary>
internal static class RowVersion
{
    public static string ETagOf(long version)
    {
        var time = new DateTime(version, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH'%3A'mm'%3A'ss.fffffff'Z'", CultureInfo.InvariantCulture);
        return $"W/\"datetime'{time}'\"";
    }

    public static bool Satisfies(long version, ETag condition) =>
        condition == ETag.All || string.Equals(condition.ToString(), ETagOf(version), StringComparison.Ordinal);
}
