using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding.Times;

public sealed class TimeCheckTests
{
    [Theory]
    [InlineData("times.jsonl", 450)]
    [InlineData("times.hard-1.jsonl", 100)]
    [InlineData("times.hard-2.jsonl", 100)]
    [InlineData("times.hard-3.jsonl", 100)]
    [InlineData("times.hard-4.jsonl", 100)]
    [InlineData("times.hard-5.jsonl", 80)]
    [InlineData("times.hard-6.jsonl", 80)]
    [InlineData("times.hard-7.jsonl", 70)]
    [InlineData("times.hard-8.jsonl", 70)]
    [InlineData("times.hard-9.jsonl", 70)]
    [InlineData("times.plain-10.jsonl", 150)]
    [InlineData("times.plain-11.jsonl", 100)]
    public void Every_time_of_the_check_files_is_read_exactly(string file, int atLeast)
    {
        var checks = TimeCheck.In(file);
        checks.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        checks.Select(check => check.Mistake(new TimeReader())).Where(mistake => mistake is not null).ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_is_a_short_question_to_the_person()
    {
        var reader = new TimeReader();
        foreach (var check in TimeCheck.In("times.jsonl").Where(check => check.Date is null))
        {
            var error = check.Read(reader).Error.ShouldNotBeNull();
            error.ShouldContain('?');
            error.Length.ShouldBeLessThan(120);
        }
    }
}
