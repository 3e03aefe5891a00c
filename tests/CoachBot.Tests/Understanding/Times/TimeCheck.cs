using System.Runtime.CompilerServices;
using System.Text.Json;
using CoachBot.Understanding;
using NodaTime;
using NodaTime.Text;

namespace CoachBot.Tests.Understanding.Times;

/// <summary>One line of a check file: a text, where and when it was written, and what it means; all four answers null when it must be refused.</summary>
public sealed record TimeCheck(string Text, string Now, string Zone, string? Date, string? Time, string? Instant, string? Every)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<TimeCheck> In(string file) =>
        [.. File.ReadLines(Path.Combine(Folder(), file)).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<TimeCheck>(line, Web)!)];

    public TimeReading Read(ITimeReader reader) =>
        reader.Read(Text, LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(Now).Value, DateTimeZoneProviders.Tzdb[Zone]);

    /// <summary>What the reader said in place of the right answer, or null when it was right.</summary>
    public string? Mistake(ITimeReader reader)
    {
        var reading = Read(reader);
        var said = reading.Error is not null
            ? this with { Date = null, Time = null, Instant = null, Every = null }
            : this with
            {
                Date = LocalDatePattern.Iso.Format(reading.Date!.Value),
                Time = reading.Time is { } time ? LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Format(time) : null,
                Instant = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm:ss'Z'").Format(reading.Instant!.Value),
                Every = reading.Every,
            };
        return said == this ? null : $"\"{Text}\" at {Now} in {Zone}: wanted {Date} {Time} {Instant} {Every}, read {said.Date} {said.Time} {said.Instant} {said.Every} {reading.Error}";
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "check");
}
