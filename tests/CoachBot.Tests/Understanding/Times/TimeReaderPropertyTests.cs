using CoachBot.Understanding;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;

namespace CoachBot.Tests.Understanding.Times;

public sealed class TimeReaderPropertyTests
{
    private static readonly string[] Words =
    [
        "in", "on", "at", "by", "every", "other", "next", "this", "last", "a", "an", "the", "of", "week", "weeks", "month", "day", "days", "year", "hour", "minutes",
        "Monday", "friday", "tomorrow", "tonight", "today", "morning", "evening", "night", "midnight", "noon", "first", "second", "last", "end", "start", "half", "quarter",
        "past", "to", "ten", "3", "9", "31", "2026", "0930", "25", ":", "30", "pm", "am", "/", "-", ".", "1st", "31st", "February", "December", "May", "Christmas", "Eve",
        "before", "after", "from", "now", "until", "starting", "twice", "couple", "and", ",", "remind", "me", "Sam", "working", "ago", "weekend", "99999999999", "'s",
    ];

    private static readonly string[] Zones =
    [
        "Europe/London", "America/New_York", "America/Santiago", "Pacific/Auckland", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Istanbul", "Africa/Cairo",
        "America/St_Johns", "Pacific/Apia", "Etc/UTC", "Africa/Casablanca",
    ];

    private static readonly Gen<(LocalDateTime Now, DateTimeZone Zone)> Place =
        from zone in Gen.Elements(Zones)
        from minute in Gen.Choose(0, 60 * 24 * 365 * 4)
        select (new LocalDateTime(2025, 1, 1, 0, 0).PlusMinutes(minute), DateTimeZoneProviders.Tzdb[zone]);

    private static readonly Gen<string> Salad = Gen.Elements(Words).ArrayOf().Select(words => string.Join(' ', words));

    private readonly TimeReader _reader = new();

    [Fact]
    public void Any_text_is_answered_and_never_with_a_time_that_is_past() =>
        Check(Gen.OneOf(Salad, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)), (text, place) =>
        {
            var reading = _reader.Read(text, place.Now, place.Zone);
            var now = place.Now.InZone(place.Zone, Resolvers.LenientResolver).ToInstant();
            return reading.Error is not null
                ? reading is { Date: null, Time: null, Instant: null, Every: null } && reading.Error.Contains('?', StringComparison.Ordinal)
                : reading.Instant >= now && reading.Date is not null;
        });

    [Fact]
    public void The_instant_is_the_date_and_time_on_the_persons_clock() =>
        Check(Salad, (text, place) =>
        {
            var reading = _reader.Read(text, place.Now, place.Zone);
            if (reading.Error is not null)
                return true;
            var shown = reading.Instant!.Value.InZone(place.Zone);
            return shown.Date == reading.Date && (reading.Time is null || shown.TimeOfDay == reading.Time);
        });

    [Fact]
    public void Where_the_time_stands_lies_within_the_text() =>
        Check(Salad, (text, place) =>
        {
            var reading = _reader.Read(text, place.Now, place.Zone);
            var end = 0;
            foreach (var stretch in reading.Where)
            {
                if (stretch.Start < end || stretch.Length <= 0 || stretch.Start + stretch.Length > text.Length)
                    return false;
                end = stretch.Start + stretch.Length;
            }

            return reading.Error is not null || reading.Where.Count > 0;
        });

    [Fact]
    public void A_distance_in_days_is_that_many_days() =>
        Check(Gen.Choose(1, 5000).Select(days => $"remind me in {days} days to ring Sam"), (text, place) =>
            _reader.Read(text, place.Now, place.Zone).Date == place.Now.Date.PlusDays(int.Parse(text.Split(' ')[3])));

    [Fact]
    public void A_distance_in_minutes_elapses_whatever_the_clocks_do() =>
        Check(Gen.Choose(1, 100_000).Select(minutes => $"in {minutes} minutes"), (text, place) =>
            _reader.Read(text, place.Now, place.Zone).Instant
                == place.Now.InZone(place.Zone, Resolvers.LenientResolver).ToInstant() + Duration.FromMinutes(int.Parse(text.Split(' ')[1])));

    [Fact]
    public void An_iso_date_and_time_reads_as_itself() =>
        Check(Gen.Choose(1, 3000).Select(days => new LocalDate(2029, 1, 1).PlusDays(days)).Select(date => $"on {date:uuuu'-'MM'-'dd} at 15:45"), (text, place) =>
        {
            var reading = _reader.Read(text, place.Now, place.Zone);
            return reading.Error is null && $"on {reading.Date:uuuu'-'MM'-'dd} at {reading.Time:HH':'mm}" == text;
        });

    private static void Check(Gen<string> texts, Func<string, (LocalDateTime Now, DateTimeZone Zone), bool> holds) =>
        Prop.ForAll(texts.SelectMany(_ => Place, (text, place) => (text, place)).ToArbitrary(), given => holds(given.text, given.place))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
