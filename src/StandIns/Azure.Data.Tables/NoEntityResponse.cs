namespace Azure.Data.Tables;

/// <summary>The answer for a row that is not there.</summary>
internal sealed class NoEntityResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException($"The entity was not found (status {response.Status}); check HasValue first.");

    public override Response GetRawResponse() => response;
}
