using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoachBot.Benchmarks;

/// <summary>
/// Quartz.NET 4 with its own SQLite store under a <see cref="ReminderLoad"/>, with a job that only notes that it ran. What waits is set
/// through its interface for a minute, and beyond that copied in its tables.
/// </summary>
internal static class QuartzReminders
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private const string Schema = "Quartz.Impl.AdoJobStore.Schema.create_sqlite.sql";
    public static async Task<ReminderRates> MeasureAsync(int waiting)
    {
        var folder = Directory.CreateTempSubdirectory("coach-bench-").FullName;
        try
        {
            var connection = $"Data Source={Path.Combine(folder, "quartz.db")}";
            await CreateAsync(connection);
            await using var services = Build(connection);
            var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
            await scheduler.AddJob(JobBuilder.Create<Note>().WithIdentity("note").StoreDurably().Build());

            var set = Stopwatch.StartNew();
            var count = 0;
            for (; count < waiting && set.Elapsed < Longest; count++)
                await ScheduleAsync(scheduler, $"w{count}", TimeProvider.System.GetUtcNow().AddYears(3));
            var setRate = count / set.Elapsed.TotalSeconds;
            if (count < waiting)
                await CopyAsync(connection, waiting - count);

            var due = ReminderLoad.Due();
            var plan = Stopwatch.StartNew();
            foreach (var (name, at) in due)
                await ScheduleAsync(scheduler, name, at);
            var planRate = due.Count / plan.Elapsed.TotalSeconds;
            await scheduler.Start();
            await ReminderLoad.UntilAsync(() => Note.Ran.Count == due.Count);
            await scheduler.Shutdown();
            return ReminderRates.Of("Quartz.NET", waiting, setRate, planRate, due, Note.Ran, null);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task ScheduleAsync(IScheduler scheduler, string name, DateTimeOffset at) =>
        scheduler.ScheduleJob(TriggerBuilder.Create().ForJob("note").WithIdentity(name).StartAt(at).Build()).AsTask();

    /// <summary>The first one that waits, so many times more under other names.</summary>
    private static async Task CopyAsync(string connection, int times)
    {
        await using var database = new SqliteConnection(connection);
        await database.OpenAsync();
        foreach (var table in (string[])["QRTZ_TRIGGERS", "QRTZ_SIMPLE_TRIGGERS"])
        {
            await using var names = database.CreateCommand();
            names.CommandText = $"SELECT group_concat(name) FROM pragma_table_info('{table}')";
            var columns = (string)(await names.ExecuteScalarAsync())!;
            var values = columns.Split(',').Select(column => column == "TRIGGER_NAME" ? "'c' || i" : column);
            await using var copy = database.CreateCommand();
            copy.CommandTimeout = 0;
            copy.CommandText = $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times})
                INSERT INTO {table} ({columns}) SELECT {string.Join(',', values)} FROM n, {table} WHERE TRIGGER_NAME = 'w0'
                """;
            await copy.ExecuteNonQueryAsync();
        }
    }

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
