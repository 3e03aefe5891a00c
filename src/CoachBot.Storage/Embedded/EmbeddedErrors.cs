using Azure;
using Azure.Data.Tables.Models;
using Azure.Storage.Queues.Models;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage.Embedded;

/// <summary>The service's refusals: the same status and code, with a message that names the value.</summary>
internal static class EmbeddedErrors
{
    private const int Busy = 5;

    public static RequestFailedException TableNotFound(string table) => New(404, TableErrorCode.TableNotFound, $"There is no table {table}; create it first.");

    public static RequestFailedException TableExists(string table) => New(409, TableErrorCode.TableAlreadyExists, $"The table {table} exists already.");

    public static RequestFailedException EntityExists(string partition, string row) =>
        New(409, TableErrorCode.EntityAlreadyExists, $"The entity {partition} / {row} exists already.");

    public static RequestFailedException EntityNotFound(string partition, string row) =>
        New(404, TableErrorCode.ResourceNotFound, $"There is no entity {partition} / {row}.");

    public static RequestFailedException ConditionNotMet(string partition, string row, ETag expected) =>
        New(412, TableErrorCode.UpdateConditionNotSatisfied, $"The entity {partition} / {row} is no longer at version {expected}.");

    public static RequestFailedException Invalid(string message) => New(400, TableErrorCode.InvalidInput, message);

    public static RequestFailedException Refused(TableErrorCode code, string message) => New(400, code, message);

    public static RequestFailedException TooLarge(string message) => New(413, "RequestBodyTooLarge", message);

    public static RequestFailedException QueueNotFound(string queue) => New(404, QueueErrorCode.QueueNotFound, $"There is no queue {queue}; create it first.");

    public static RequestFailedException MessageNotFound(string id) => New(404, QueueErrorCode.MessageNotFound, $"There is no message {id}.");

    public static RequestFailedException ReceiptMismatch(string id) =>
        New(400, QueueErrorCode.PopReceiptMismatch, $"The pop receipt of message {id} is not its newest: somebody else has received or changed it.");

    public static RequestFailedException OutOfRange(string message) => New(400, QueueErrorCode.OutOfRangeQueryParameterValue, message);

    /// <summary>The whole commit failed: another process held the file too long, or the disk refused.</summary>
    public static RequestFailedException NotCommitted(SqliteException e) => e.SqliteErrorCode == Busy
        ? new(503, "Another process holds the store's file; nothing was written.", QueueErrorCode.ServerBusy.ToString(), e)
        : new(500, $"The store's file refused the write, nothing was written: {e.Message}", "InternalError", e);

    public static bool IsNoSuchTable(SqliteException e) => e.SqliteErrorCode == 1 && e.Message.Contains("no such table", StringComparison.Ordinal);

    private static RequestFailedException New(int status, TableErrorCode code, string message) => New(status, code.ToString(), message);

    private static RequestFailedException New(int status, QueueErrorCode code, string message) => New(status, code.ToString(), message);

    private static RequestFailedException New(int status, string code, string message) => new(status, message, code, null);
}
