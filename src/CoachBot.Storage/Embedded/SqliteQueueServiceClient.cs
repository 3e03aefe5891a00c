using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Queues;

namespace CoachBot.Storage.Embedded;

/// <summary>The queue service on a <see cref="SqliteDatabase"/>: the official client's members, the same answers and refusals, no network.</summary>
public sealed partial class SqliteQueueServiceClient(SqliteDatabase database) : QueueServiceClient
{
    public override string AccountName => "embedded";

    public override QueueClient GetQueueClient(string queueName) => NamePattern().IsMatch(queueName)
        ? new SqliteQueueClient(database, queueName)
        : throw new ArgumentException($"'{queueName}' is no queue name: use 3 to 63 lower-case letters, digits and single dashes.", nameof(queueName));

    public override async Task<Response<QueueClient>> CreateQueueAsync(
        string queueName, IDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default)
    {
        var queue = GetQueueClient(queueName);
        return Response.FromValue(queue, await queue.CreateAsync(metadata, cancellationToken));
    }

    public override Task<Response> DeleteQueueAsync(string queueName, CancellationToken cancellationToken = default) =>
        GetQueueClient(queueName).DeleteAsync(cancellationToken);

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamePattern();
}
