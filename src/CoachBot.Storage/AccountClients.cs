using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace CoachBot.Storage;

/// <summary>
/// The clients of a storage account, patient within a turn: a channel gives up on an answer after 15 seconds, so one request
/// may take four and is tried three times more.
/// </summary>
internal static class AccountClients
{
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    public static (TableServiceClient Tables, QueueServiceClient Queues) Of(string connectionString) =>
        (new(connectionString, Patient(new TableClientOptions())), new(connectionString, Patient(new QueueClientOptions())));

    public static (TableServiceClient Tables, QueueServiceClient Queues) Of(string account, TokenCredential credential) => (
        new(new Uri($"https://{account}.table.core.windows.net"), credential, Patient(new TableClientOptions())),
        new(new Uri($"https://{account}.queue.core.windows.net"), credential, Patient(new QueueClientOptions())));

    private static T Patient<T>(T options)
        where T : ClientOptions
    {
        options.Retry.NetworkTimeout = LongestRequest;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = FirstPause;
        options.Retry.MaxDelay = LongestPause;
        return options;
    }
}
