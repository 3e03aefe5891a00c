using System.Diagnostics;
using System.Text.Json;
using CoachBot.Testing;
using CoachBot.Understanding;
using NodaTime;

namespace CoachBot.Benchmarks;

/// <summary>What it costs to read a person's words: training at start-up, and each reader over its check set.</summary>
internal static class UnderstandingBench
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    public static Task RunAsync()
    {
        Console.WriteLine($"{"training",-40} {"ms",10} {"ms of CPU",20}");
        var reader = Train("first, with the JIT still cold");
        Train("again");
        Console.WriteLine($"{"reader",-40} {"µs a text",10} {"µs, 99th of 100",20}");
        Time("understand", Texts("intents.*"), text => reader.Read(text));
        var mail = new EmployerMessageReader();
        Time("email", Texts("mail.*"), text => mail.Read(text));
        var guard = new ToneGuard();
        Time("tone", Texts("tone.*"), text => guard.Check(text));
        var times = new TimeReader();
        var (now, zone) = (new LocalDateTime(2026, 11, 21, 10, 0), DateTimeZoneProviders.Tzdb["Europe/London"]);
        Time("when", Texts("times*"), text => times.Read(text, now, zone));
        return Task.CompletedTask;
    }

    private static Reader Train(string which)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var reader = Reader.FromPhrases();
        Console.WriteLine($"{which,-40} {clock.Elapsed.TotalMilliseconds,10:F0} {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds,20:F0}");
        return reader;
    }

    private static void Time(string name, IReadOnlyList<string> texts, Action<string> read)
    {
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
