using Azure.Data.Tables;
using Azure.Storage.Queues;
using CoachBot.Storage.Embedded;
using CoachBot.Storage.Pace;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Storage.Tests;

/// <summary>Which store a configuration gives, and what a wrong one is told.</summary>
public sealed class StorageFeatureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coach-config-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_an_account_everything_is_in_one_folder_and_survives_a_restart()
    {
        PersonKey tom = new("msteams", "contoso", "tom");
        await using (var first = Services())
        {
            await StartAsync(first);
            first.GetRequiredService<TableServiceClient>().ShouldBeOfType<SqliteTableServiceClient>();
            first.GetRequiredService<QueueServiceClient>().ShouldBeOfType<SqliteQueueServiceClient>();
            first.GetRequiredService<ITranscriptStore>().ShouldBeOfType<TableTranscriptStore>();
            await first.GetRequiredService<ICasebookStore>().CommitAsync(tom, [new("turn", "kept", null)], default);
        }

        await using var second = Services();
        await StartAsync(second);
        (await second.GetRequiredService<ICasebookStore>().OpenAsync(tom, default)).Single().Json.ShouldBe("kept");
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).ShouldBeSubsetOf(["coach.db", "coach.db-wal", "coach.db-shm", "keys"]);
    }

    [Fact]
    public async Task A_lost_key_folder_is_a_clear_error_at_the_start()
    {
        await using (var first = Services())
            await StartAsync(first);
        Directory.Delete(Path.Combine(folder, "keys"), recursive: true);

        await using var second = Services();
        (await Should.ThrowAsync<StorageConfigurationException>(() => StartAsync(second))).Message.ShouldContain("keys");
    }

    [Fact]
    public void An_account_is_spoken_to_over_the_network()
    {
        using var byString = Services(("Storage:ConnectionString", "UseDevelopmentStorage=true"));
        byString.GetRequiredService<TableServiceClient>().AccountName.ShouldBe("devstoreaccount1");
        using var byName = Services(("Storage:AccountName", "coachbot"));
        byName.GetRequiredService<TableServiceClient>().Uri.Host.ShouldBe("coachbot.table.core.windows.net");
        byName.GetRequiredService<QueueServiceClient>().Uri.Host.ShouldBe("coachbot.queue.core.windows.net");
        byName.GetRequiredService<ISendPace>().ShouldBeOfType<TableSendPace>();
    }

    [Theory]
    [InlineData("Storage:ConnectionString", "nonsense", "Storage__ConnectionString")]
    [InlineData("Storage:ConnectionString", "AccountName=coach;AccountKey=no base 64!", "Storage__ConnectionString")]
    [InlineData("Storage:AccountName", "https://coach", "Storage__AccountName")]
    [InlineData("Storage:KeyRingBlob", "https://coach.blob.core.windows.net/keys/ring.xml", "Storage__KeyVaultKey")]
    [InlineData("COACH_DATA", "/proc/nowhere", "COACH_DATA")]
    public void A_setting_that_cannot_be_used_is_named(string key, string value, string named) =>
        Should.Throw<StorageConfigurationException>(() => Services((key, value))).Message.ShouldContain(named);

    [Fact]
    public void Two_accounts_are_one_too_many() =>
        Should.Throw<StorageConfigurationException>(
            () => Services(("Storage:AccountName", "coach"), ("Storage:ConnectionString", "UseDevelopmentStorage=true"))).Message.ShouldContain("both");

    private static async Task StartAsync(IServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(default);
    }

    private ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var all = settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
            .Prepend(KeyValuePair.Create("COACH_DATA", (string?)folder)).GroupBy(setting => setting.Key, StringComparer.Ordinal).Select(same => same.Last());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        return new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider();
    }
}
