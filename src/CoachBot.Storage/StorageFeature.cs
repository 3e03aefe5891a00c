using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using CoachBot.Storage.Embedded;
using CoachBot.Storage.KeyRing;
using CoachBot.Storage.Moving;
using CoachBot.Storage.Pace;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Storage;

/// <summary>Where casebooks, chats and reminder timers are kept: an Azure storage account when one is configured, else one SQLite file.</summary>
public static class StorageFeature
{
    /// <summary>An account may have several replicas; so long one of them is trusted to be sending what it has committed: a send with its retries may take a minute.</summary>
    private static readonly TimeSpan OtherReplicaSends = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Registers <see cref="TableServiceClient"/>, <see cref="QueueServiceClient"/>, <see cref="ICasebookStore"/>, <see cref="ITranscriptStore"/> and <see cref="IReminderTimers"/> by
    /// <c>Storage__ConnectionString</c>, <c>Storage__AccountName</c> or <c>COACH_DATA</c>.
    /// </summary>
    /// <exception cref="StorageConfigurationException">A setting cannot be used; the message names its key and the fix.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        var settings = StorageSettings.Read(configuration);
        if (settings.ConnectionString is { } connectionString)
            AddAccount(services, StorageSettings.ClientsFor(connectionString));
        else if (settings.AccountName is { } account)
            AddAccount(services, AccountClients.Of(account, new DefaultAzureCredential()));
        else
            AddEmbedded(services, settings.DataFolder);
        AddMasterKey(services, settings);
        services.AddSingleton<ICasebookStore, TableCasebookStore>();
        services.AddSingleton<ITranscriptStore, TableTranscriptStore>();
        services.AddSingleton<ISecretStore, TableSecretStore>();
        services.AddSingleton<IReminderTimers, QueueReminderTimers>();
        services.AddSingleton<PoisonedTimers>();
        services.AddSingleton<RearmedTimers>();
        services.AddSingleton<CasebookMove>();
        return services;
    }

    /// <summary>The master keys lie in a blob under a vault's key, or in the folder <c>keys</c> of COACH_DATA, which replicas share and only this user may read.</summary>
    private static void AddMasterKey(IServiceCollection services, StorageSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("CoachBot");
        if (settings.KeyRing is { } ring)
            AzureKeyRing.Use(protection, ring.Blob, ring.Key, new DefaultAzureCredential());
        else
            protection.PersistKeysToFileSystem(PrivateFolder(Path.Combine(settings.DataFolder, "keys")));
        services.AddHostedService<MasterKeyCheck>();
    }

    private static DirectoryInfo PrivateFolder(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static void AddAccount(IServiceCollection services, (TableServiceClient Tables, QueueServiceClient Queues) clients)
    {
        services.AddSingleton(clients.Tables);
        services.AddSingleton(clients.Queues);
        services.AddSingleton(new DeliveryLease(OtherReplicaSends));
        services.Replace(ServiceDescriptor.Singleton<ISendPace, TableSendPace>());
    }

    private static void AddEmbedded(IServiceCollection services, string folder)
    {
        services.AddSingleton(provider => new SqliteDatabase(Path.Combine(folder, "coach.db"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TableServiceClient, SqliteTableServiceClient>();
        services.AddSingleton<QueueServiceClient, SqliteQueueServiceClient>();
    }
}
