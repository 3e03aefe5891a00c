using System.Diagnostics;
using System.Text.Json;
using CoachBot.Testing;
using CoachBot.Understanding;
using NodaTime;

namespace CoachBot.Benchmarks;

/// <summary>What it costs to read a person's words: making the readers at start-up, and each over its check set.</summary>
internal static class UnderstandingBench
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    public static Task RunAsync()
    {
        Console.WriteLine($"{"made at start-up",-40} {"ms",10} {"ms of CPU",20}");
        var (reader, mail, guard) = Made("all readers, with the JIT still cold");
        Made("all readers, again");
        Console.WriteLine($"{"reader",-40} {"µs a text",10} {"µs, 99th of 100",20}");
        Time("understand", Texts("intents.*"), text => reader.Read(text));
        Time("email", Texts("mail.*"), text => mail.Read(text));
        Time("tone", Texts("tone.*"), text => guard.Check(text));
        var times = new TimeReader();
        var (now, zone) = (new LocalDateTime(2026, 11, 21, 10, 0), DateTimeZoneProviders.Tzdb["Europe/London"]);
        Time("when", Texts("times*"), text => times.Read(text, now, zone));
        return Task.CompletedTask;
    }

    private static (Reader Reader, EmployerMessageReader Mail, ToneGuard Guard) Made(string which)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var readers = (new Reader(), new EmployerMessageReader(), new ToneGuard());
        Console.WriteLine($"{which,-40} {clock.Elapsed.TotalMilliseconds,10:F0} {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds,20:F0}");
        return readers;
    }

    private static void Time(string name, IReadOnlyList<string> texts, Action<string> read)
    {
        // The JIT settles in the background for a while after the first calls.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < Long;)
            foreach (var text in texts) read(text);
        var took = new List<double>();
        var all = Stopwatch.StartNew();
        for (var at = 0; all.Elapsed < Long; at++)
        {
            var one = Stopwatch.GetTimestamp();
            read(texts[at % texts.Count]);
            took.Add(Stopwatch.GetElapsedTime(one).TotalMicroseconds);
        }

        took.Sort();
        Console.WriteLine($"{name,-40} {took[took.Count / 2],10:F0} {took[took.Count * 99 / 100],20:F0}");
    }

    private static List<string> Texts(string files) =>
        [.. Directory.GetFiles(Path.Combine(NodeTools.RepositoryRoot, "tests", "CoachBot.Tests", "Understanding", "check"), files + ".jsonl")
            .Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];
}
