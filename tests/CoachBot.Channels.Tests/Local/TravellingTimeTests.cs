using CoachBot.Channels.Local;
using CoachBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CoachBot.Channels.Tests.Local;

public sealed class TravellingTimeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coach-time-").FullName;
    private readonly FakeClock machine = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    private string File => Path.Combine(folder, "skipped-time");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("/skip 6w", 6 * 7 * 24 * 60)]
    [InlineData("/skip 3d", 3 * 24 * 60)]
    [InlineData(" /SKIP 12H ", 12 * 60)]
    [InlineData("/skip 45 m", 45)]
    public async Task Skipping_moves_the_clock_and_says_the_new_local_time(string command, int minutes)
    {
        var time = new TravellingTime(File, machine);

        var answer = await Skip(time).ObeyAsync(command, "Europe/London");

        time.GetUtcNow().ShouldBe(machine.GetUtcNow().AddMinutes(minutes));
        answer.ShouldNotBeNull().ShouldContain(time.GetUtcNow().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_new_time_is_told_where_the_person_is()
    {
        var answer = await Skip(new TravellingTime(File, machine)).ObeyAsync("/skip 12h", "Pacific/Auckland");

        answer.ShouldBe("Skipped. It is now **Tuesday, 24 November 2026, 10:00**.");
    }

    [Theory]
    [InlineData("/skip")]
    [InlineData("/skip 6")]
    [InlineData("/skip w")]
    [InlineData("/skip -6w")]
    [InlineData("/skip 0d")]
    [InlineData("/skip 6 years")]
    [InlineData("/skip 1.5w")]
    [InlineData("/skip 999999w")]
    public async Task A_wrong_skip_is_explained_and_changes_nothing(string command)
    {
        var time = new TravellingTime(File, machine);

        (await Skip(time).ObeyAsync(command, null)).ShouldNotBeNull().ShouldContain("did not skip");

        time.Offset.ShouldBe(TimeSpan.Zero);
        System.IO.File.Exists(File).ShouldBeFalse();
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("/skipper")]
    [InlineData("please /skip 6w")]
    public async Task Other_words_are_left_to_the_coach(string words) =>
        (await Skip(new TravellingTime(File, machine)).ObeyAsync(words, null)).ShouldBeNull();

    [Fact]
    public void A_restart_keeps_the_skipped_time()
    {
        new TravellingTime(File, machine).Skip(TimeSpan.FromDays(42));

        new TravellingTime(File, machine).Offset.ShouldBe(TimeSpan.FromDays(42));
    }

    [Fact]
    public void A_file_that_holds_no_time_is_named_with_its_remedy()
    {
        System.IO.File.WriteAllText(File, "tomorrow");

        Should.Throw<InvalidDataException>(() => new TravellingTime(File, machine)).Message.ShouldContain("Delete it");
    }

    [Fact]
    public void A_timer_fires_when_a_skip_passes_its_time_and_not_before()
    {
        var time = new TravellingTime(File, machine);
        var fired = 0;
        using var timer = time.CreateTimer(_ => fired++, null, TimeSpan.FromDays(7), Timeout.InfiniteTimeSpan);

        time.Skip(TimeSpan.FromDays(6));
        machine.Advance(TimeSpan.FromHours(23));
        fired.ShouldBe(0);

        time.Skip(TimeSpan.FromHours(2));
        machine.Advance(TimeSpan.Zero);
        fired.ShouldBe(1);
    }

    [Fact]
    public void A_repeating_timer_goes_on_after_a_skip()
    {
        var time = new TravellingTime(File, machine);
        var fired = 0;
        using var timer = time.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));

        time.Skip(TimeSpan.FromDays(1));
        machine.Advance(TimeSpan.Zero);
        machine.Advance(TimeSpan.FromMinutes(10));

        fired.ShouldBe(2);
    }

    [Fact]
    public async Task A_wait_ends_when_a_skip_passes_it()
    {
        var time = new TravellingTime(File);
        var wait = Task.Delay(TimeSpan.FromDays(30), time);

        time.Skip(TimeSpan.FromDays(31));

        await wait.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static SkipCommand Skip(TravellingTime time) => new(time, new ReminderWorker(new NoTimers(), null!, time, NullLogger<ReminderWorker>.Instance));

    /// <summary>Nobody has planned anything.</summary>
    private sealed class NoTimers : IReminderTimers
    {
        public Task<IReadOnlyList<RungTimer>> ReceiveAsync(int most, Duration hold, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RungTimer>>([]);

        public Task ArmAsync(ReminderTimer timer, Instant now, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task PostponeAsync(RungTimer rung, Duration sleep, bool afresh, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DeleteAsync(RungTimer rung, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task PoisonAsync(RungTimer rung, string why, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
