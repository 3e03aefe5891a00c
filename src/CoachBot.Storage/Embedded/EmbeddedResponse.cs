using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace CoachBot.Storage.Embedded;

/// <summary>An answer without a wire: a status and at most an ETag.</summary>
internal sealed class EmbeddedResponse(int status, string? etag = null) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => string.Empty;

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = string.Empty;

    public override bool IsError => status >= 400;

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => IsETag(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => etag is null ? [] : [new HttpHeader("ETag", etag)];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = IsETag(name) ? etag : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = IsETag(name) ? [etag!] : null;
        return values is not null;
    }

    private bool IsETag(string name) => etag is not null && string.Equals(name, "ETag", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The answer for a row that is not there.</summary>
internal sealed class NoEntity<T> : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The entity was not found; check HasValue first.");

    public override Response GetRawResponse() => new EmbeddedResponse(404);
}
