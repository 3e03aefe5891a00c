using System.Diagnostics;
using System.Text.Json;
using CoachBot.Testing;
using NodaTime;
using NodaTime.TimeZones;

namespace CoachBot.Tests.Reminders;

/// <summary>
/// Gaps and overlaps (labels.md 4) in every zone and around each of its transitions of ten years, against moment-timezone's own
/// compilation of the time zone database.
/// </summary>
public class WallClockTests
{
    private static readonly Instant From = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Instant Until = Instant.FromUtc(2036, 1, 1, 0, 0);

    /// <summary>Minutes from a transition, on either side and in the middle of what is skipped or happens twice.</summary>
    private static readonly int[] Around = [-180, -61, -60, -31, -30, -29, -1, 0, 1, 15, 29, 30, 31, 45, 59, 60, 61, 90, 119, 120, 180];

    private static readonly Lazy<Task<Dictionary<string, (long? Until, int Minutes)[]>>> Moment = new(ReadAsync);

    public static TheoryData<string> Named => ["Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca", "Asia/Amman", "America/St_Johns", "Pacific/Apia", "Europe/London"];

    [SkippableTheory]
    [MemberData(nameof(Named))]
    public async Task A_zone_with_rules_of_its_own_agrees(string zone)
    {
        NodeTools.RequireOrSkip("moment-timezone");

        Mismatches(zone, (await Moment.Value)[zone]).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Every_zone_agrees_around_every_transition()
    {
        NodeTools.RequireOrSkip("moment-timezone");
        var moment = await Moment.Value;

        var zones = DateTimeZoneProviders.Tzdb.Ids.Where(moment.ContainsKey).ToList();

        zones.Count.ShouldBeGreaterThan(590);
        zones.Sum(z => Transitions(z).Count()).ShouldBeGreaterThan(3_800);
        zones.SelectMany(z => Mismatches(z, moment[z])).ShouldBeEmpty();
    }

    [Fact]
    public void A_time_that_does_not_exist_moves_forward_by_the_gap() =>
        WallClock.At(new LocalDateTime(2027, 3, 28, 1, 30), "Europe/London").ShouldBe(Instant.FromUtc(2027, 3, 28, 1, 30));

    [Fact]
    public void A_time_that_happens_twice_is_the_first() =>
        WallClock.At(new LocalDateTime(2027, 10, 31, 1, 30), "Europe/London").ShouldBe(Instant.FromUtc(2027, 10, 31, 0, 30));

    private static IEnumerable<string> Mismatches(string zone, (long? Until, int Minutes)[] moment) =>
        from transition in Transitions(zone)
        from minutes in Around
        from offset in new[] { transition.WallOffset, DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(transition.Start - Duration.Epsilon) }.Distinct()
        let local = transition.Start.Plus(Duration.FromMinutes(minutes)).WithOffset(offset).LocalDateTime
        let ours = WallClock.At(local, zone)
        let theirs = AtByMoment(local, moment)
        where ours != theirs
        select $"{zone} {local}: {ours}, by moment {theirs}";

    private static IEnumerable<ZoneInterval> Transitions(string zone) =>
        DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(From, Until).Where(i => i.HasStart && i.Start >= From && i.Start < Until);

    /// <summary>The first instant at which a clock of the zone shows the time; in a gap, by the offset before it.</summary>
    private static Instant AtByMoment(LocalDateTime local, (long? Until, int Minutes)[] intervals)
    {
        var utc = local.InUtc().ToInstant().ToUnixTimeMilliseconds();
        for (var i = 0; i < intervals.Length; i++)
        {
            var at = utc - (intervals[i].Minutes * 60_000L);
            var begins = i == 0 ? long.MinValue : intervals[i - 1].Until!.Value;
            if (at < begins)
                return Instant.FromUnixTimeMilliseconds(utc - (intervals[i - 1].Minutes * 60_000L));
            if (at < (intervals[i].Until ?? long.MaxValue))
                return Instant.FromUnixTimeMilliseconds(at);
        }
        throw new InvalidOperationException($"moment-timezone says nothing of {local}.");
    }

    private static async Task<Dictionary<string, (long?, int)[]>> ReadAsync()
    {
        using var node = Process.Start(NodeTools.Script(Path.Combine(NodeTools.RepositoryRoot, "tests/CoachBot.Tests/Reminders/zones.cjs")))!;
        using var read = await JsonDocument.ParseAsync(node.StandardOutput.BaseStream);
        // Another version of the database has other rules; both are pinned, and move together.
        TzdbDateTimeZoneSource.Default.TzdbVersion.ShouldBe(read.RootElement.GetProperty("version").GetString());
        return read.RootElement.GetProperty("zones").EnumerateObject().ToDictionary(
            z => z.Name, z => z.Value.EnumerateArray().Select(i => (i[0].ValueKind == JsonValueKind.Null ? (long?)null : i[0].GetInt64(), (int)i[1].GetDouble())).ToArray(), StringComparer.Ordinal);
    }
}
