using System.Globalization;

namespace CoachBot.Channels.Local;

/// <summary>
/// The system's time plus an offset that only grows: time travel for development. The offset is kept in a file, so that a
/// restart stays where it was. Timers made here fire as soon as a skip passes the moment they are due.
/// </summary>
public sealed class TravellingTime : TimeProvider
{
    private readonly TimeProvider system;
    private readonly string file;
    private readonly Lock gate = new();
    private readonly HashSet<TravellingTimer> timers = [];
    private TimeSpan offset;

    /// <param name="file">Holds the offset in ticks; absent until the first skip.</param>
    /// <param name="system">What is travelled from; the machine's clock if left out.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public TravellingTime(string file, TimeProvider? system = null)
    {
        this.file = file;
        this.system = system ?? System;
        offset = Read(file);
    }

    /// <summary>How far ahead of the system's time this one is.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (gate)
                return offset;
        }
    }

    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    public override long TimestampFrequency => system.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + Offset;

    public override long GetTimestamp() => system.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TravellingTimer(system, Forget, callback, state, dueTime, period);
        lock (gate)
            timers.Add(timer);
        return timer;
    }

    /// <summary>Moves on by <paramref name="by"/> and fires what has become due.</summary>
    public void Skip(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        List<TravellingTimer> passed;
        lock (gate)
        {
            Write(offset + by);
            offset += by;
            passed = [.. timers];
        }
        foreach (var timer in passed)
            timer.Skip(by);
    }

    private static TimeSpan Read(string file)
    {
        if (!File.Exists(file))
            return TimeSpan.Zero;
        var text = File.ReadAllText(file).Trim();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new TimeSpan(ticks)
            : throw new InvalidDataException($"{file} should hold how far time was skipped, in ticks, and holds \"{text}\". Delete it to come back to today.");
    }

    /// <summary>Whole or not at all: a crash leaves the old offset.</summary>
    private void Write(TimeSpan value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file + ".new", value.Ticks.ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }

    private void Forget(TravellingTimer timer)
    {
        lock (gate)
            timers.Remove(timer);
    }
}
