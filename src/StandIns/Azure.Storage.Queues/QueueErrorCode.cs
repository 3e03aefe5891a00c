namespace Azure.Storage.Queues.Models;

/// <summary>The codes with which the queue service refuses a request.</summary>
public readonly struct QueueErrorCode : IEquatable<QueueErrorCode>
{
    private readonly string code;

    public QueueErrorCode(string value) => code = value ?? throw new ArgumentNullException(nameof(value));

    public static QueueErrorCode MessageNotFound { get; } = new(nameof(MessageNotFound));

    public static QueueErrorCode OutOfRangeQueryParameterValue { get; } = new(nameof(OutOfRangeQueryParameterValue));

    public static QueueErrorCode PopReceiptMismatch { get; } = new(nameof(PopReceiptMismatch));

    public static QueueErrorCode QueueAlreadyExists { get; } = new(nameof(QueueAlreadyExists));

    public static QueueErrorCode QueueNotFound { get; } = new(nameof(QueueNotFound));

    public static QueueErrorCode ServerBusy { get; } = new(nameof(ServerBusy));

    public static implicit operator QueueErrorCode(string value) => new(value);

    public static bool operator ==(QueueErrorCode left, QueueErrorCode right) => left.Equals(right);

    public static bool operator !=(QueueErrorCode left, QueueErrorCode right) => !left.Equals(right);

    public static bool operator ==(QueueErrorCode code, string value) => code.Equals(value);

    public static bool operator !=(QueueErrorCode code, string value) => !code.Equals(value);

    public static bool operator ==(string value, QueueErrorCode code) => code.Equals(value);

    public static bool operator !=(string value, QueueErrorCode code) => !code.Equals(value);

    public bool Equals(QueueErrorCode other) => Equals(other.code);

    public bool Equals(string value) => string.Equals(code, value, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object obj) => obj is QueueErrorCode other && Equals(other);

    public override int GetHashCode() => code?.GetHashCode(StringComparison.OrdinalIgnoreCase) ?? 0;

    public override string ToString() => code;
}
