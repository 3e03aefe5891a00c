using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>An entity-group transaction was refused as a whole because of one of its actions.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>The entry of <see cref="Exception.Data"/> that carries the index, as the official package names it.</summary>
    internal const string FailedEntity = "FailedEntity";

    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        if (requestFailedException.Data[FailedEntity] is string text && int.TryParse(text, CultureInfo.InvariantCulture, out var index))
            FailedTransactionActionIndex = index;
    }

    public int? FailedTransactionActionIndex { get; }
}
