using CoachBot.Understanding;
using NodaTime;

namespace CoachBot.Tests.Understanding.Times;

public sealed class TimeReaderTests
{
    private static readonly LocalDateTime Saturday = new(2026, 11, 21, 10, 0);
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private readonly TimeReader _reader = new();

    [Theory]
    [InlineData("remind me Tuesday at 9 to ring Sam", "Tuesday at 9", "remind me to ring Sam")]
    [InlineData("remind me to ring Sam about the May report on Tuesday at half past ten", "on Tuesday at half past ten", "remind me to ring Sam about the May report")]
    [InlineData("Tomorrow remind me at 4 to call April", "Tomorrow at 4", "remind me to call April")]
    [InlineData("in two weeks, ask Priya", "in two weeks", "ask Priya")]
    [InlineData("nudge me every other Friday at 9 to update my log", "every other Friday at 9", "nudge me to update my log")]
    public void The_words_of_the_time_are_told_apart_from_the_subject(string text, string words, string rest)
    {
        var reading = _reader.Read(text, Saturday, London);
        reading.Words(text).ShouldBe(words);
        reading.Without(text).ShouldBe(rest);
    }

    [Fact]
    public void A_text_without_a_time_has_no_place_for_one()
    {
        var reading = _reader.Read("ring Sam", Saturday, London);
        reading.Where.ShouldBeEmpty();
        reading.Words("ring Sam").ShouldBeNull();
        reading.Without("ring Sam").ShouldBe("ring Sam");
    }

    [Fact]
    public void A_date_alone_is_due_at_the_hour_the_person_set()
    {
        var reading = _reader.Read("next Friday", Saturday, London, new LocalTime(7, 30));
        reading.Time.ShouldBeNull();
        reading.Instant.ShouldBe(Instant.FromUtc(2026, 11, 27, 7, 30));
    }

    [Theory]
    [InlineData("yesterday", "already past")]
    [InlineData("31 February", "31 February")]
    [InlineData("at 25:00", "25:00")]
    [InlineData("tomorrow at 13pm", "13pm")]
    [InlineData("in -3 days", "backwards")]
    [InlineData("sometime", "Tuesday at 9")]
    [InlineData("after the interview", "Which day")]
    [InlineData("Monday 24 November", "24 November 2026 is a Tuesday, not a Monday")]
    [InlineData("in 90000000 years", "further off")]
    public void A_refusal_names_what_is_wrong(string text, string part) =>
        _reader.Read(text, Saturday, London).Error.ShouldNotBeNull().ShouldContain(part);
}
