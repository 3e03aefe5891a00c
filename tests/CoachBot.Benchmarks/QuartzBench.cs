using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoachBot.Benchmarks;

/// <summary>
/// Quartz.NET 4 with its own SQLite store beside <see cref="RemindersBench"/>: the same waiting, burst and stream, with a job that only
/// notes that it ran, where ours runs a person's whole turn.
/// </summary>
internal static class QuartzBench
{
    /// <summary>Beyond it setting the waiting alone takes most of an hour.</summary>
    public const int Most = 100_000;

    private const string Schema = "Quartz.Impl.AdoJobStore.Schema.create_sqlite.sql";
    private const int Burst = 500;
    private const int Stream = 200;

    public static async Task MeasureAsync(int waiting)
    {
        if (waiting > Most)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{waiting,10}   Quartz.NET is not run with more than {Most} waiting"));
            return;
        }
        var folder = Directory.CreateTempSubdirectory("coach-bench-").FullName;
        try
        {
            var connection = $"Data Source={Path.Combine(folder, "quartz.db")}";
            await CreateAsync(connection);
            await using var services = Build(connection);
            var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
            await scheduler.AddJob(JobBuilder.Create<Note>().WithIdentity("note").StoreDurably().Build());

            var set = Stopwatch.StartNew();
            for (var i = 0; i < waiting; i++)
                await ScheduleAsync(scheduler, $"w{i}", TimeProvider.System.GetUtcNow().AddYears(3));
            var setRate = waiting / set.Elapsed.TotalSeconds;

            Note.Ran.Clear();
            var start = TimeProvider.System.GetUtcNow().AddSeconds(15);
            var due = Enumerable.Range(0, Burst + Stream).ToDictionary(i => $"p{i}", i => i < Burst ? start : start.AddSeconds(15 + (0.1 * (i - Burst))), StringComparer.Ordinal);
            var plan = Stopwatch.StartNew();
            foreach (var (name, at) in due)
                await ScheduleAsync(scheduler, name, at);
            var planRate = due.Count / plan.Elapsed.TotalSeconds;
            await scheduler.Start();
            for (var patience = Stopwatch.StartNew(); Note.Ran.Count < due.Count && patience.Elapsed < TimeSpan.FromMinutes(3);)
                await Task.Delay(20);
            await scheduler.Shutdown();

            var late = due.Where(d => Note.Ran.ContainsKey(d.Key)).Select(d => (d.Value, Late: Note.Ran[d.Key] - d.Value)).ToList();
            var fireRate = Burst / late.Where(l => l.Value == start).Max(l => l.Late).TotalSeconds;
            var inTime = (double)late.Count(l => l.Value != start && l.Late <= TimeSpan.FromSeconds(1)) / Stream;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{waiting,10} {setRate,9:F0} {planRate,8:F0} {fireRate,8:F0} {inTime,7:P1} {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,11:F1} {"",8}  Quartz.NET"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task ScheduleAsync(IScheduler scheduler, string name, DateTimeOffset at) =>
        scheduler.ScheduleJob(TriggerBuilder.Create().ForJob("note").WithIdentity(name).StartAt(at).Build()).AsTask();

    private static async Task CreateAsync(string connection)
    {
        using var schema = typeof(IScheduler).Assembly.GetManifestResourceStream(Schema) ?? throw new InvalidOperationException($"Quartz has no resource {Schema} any more.");
        using var reader = new StreamReader(schema);
        await using var database = new SqliteConnection(connection);
        await database.OpenAsync();
        await using var create = database.CreateCommand();
        // As durable as our own store: a write-ahead log, synchronised at every commit.
        create.CommandText = "PRAGMA journal_mode=WAL;" + (await reader.ReadToEndAsync()).Replace("{0}", "QRTZ_", StringComparison.Ordinal);
        await create.ExecuteNonQueryAsync();
    }

    private static ServiceProvider Build(string connection)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(ReminderWorker.MostAtOnce);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(connection);
                store.UseSystemTextJsonSerializer();
            });
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Notes when it ran.</summary>
    public sealed class Note : IJob
    {
        public static ConcurrentDictionary<string, DateTimeOffset> Ran { get; } = new(StringComparer.Ordinal);

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            Ran[context.Trigger.Key.Name] = TimeProvider.System.GetUtcNow();
            return default;
        }
    }
}
