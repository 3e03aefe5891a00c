using Azure;

namespace CoachBot.Storage;

/// <summary>Tells a store that does not answer from one that refuses.</summary>
internal static class Outages
{
    /// <summary>Runs a call to the store; when no answer comes, or one that says "later", the turn learns it as the casebook's own error.</summary>
    /// <exception cref="CasebookUnavailableException">The store did not answer, and a change may or may not have been written.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, whatever the store had done until then.</exception>
    public static async Task<T> NamedAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (IsOutage(e))
        {
            // One that comes after a failed try is hidden among the tries.
            cancellationToken.ThrowIfCancellationRequested();
            var last = e is AggregateException { InnerExceptions: [.., var latest] } ? latest : e;
            throw new CasebookUnavailableException($"The store does not answer ({Describe(last)}); the turn can be tried again.", e);
        }
    }

    /// <summary>Azure.Core throws an <see cref="AggregateException"/> when its retries are used up, and a cancellation when time is.</summary>
    public static bool IsOutage(Exception e) => e switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        AggregateException tries => tries.InnerExceptions.All(IsOutage),
        OperationCanceledException or IOException or HttpRequestException => true,
        _ => false,
    };

    private static string Describe(Exception e) => e is RequestFailedException { Status: > 0 } refusal ? $"{refusal.Status} {refusal.ErrorCode}" : e.GetType().Name;
}
