using Azure.Data.Tables;
using Azure.Storage.Queues;
using CoachBot.Storage.Embedded;

namespace CoachBot.Storage.Tests;

/// <summary>A fresh SQLite file in a folder of its own, with a clock that stands still until it is moved.</summary>
public sealed class SqliteStore : IStore, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coach-store-").FullName;

    public SqliteStore()
    {
        Database = new SqliteDatabase(File, Time);
        Tables = new SqliteTableServiceClient(Database);
        Queues = new SqliteQueueServiceClient(Database);
    }

    public string File => Path.Combine(folder, "coach.db");

    public ManualTime Time { get; } = new();

    public SqliteDatabase Database { get; }

    public TableServiceClient Tables { get; }

    public QueueServiceClient Queues { get; }

    public void RequireOrSkip()
    {
        // SQLite is in the box.
    }

    public Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
