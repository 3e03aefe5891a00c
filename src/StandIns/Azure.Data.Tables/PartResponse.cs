using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>One action's answer inside the answer to a transaction.</summary>
internal sealed class PartResponse : Response
{
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

    public PartResponse(int status, string reason, IEnumerable<HttpHeader> headers, string body)
    {
        Status = status;
        ReasonPhrase = reason;
        ContentStream = BinaryData.FromString(body).ToStream();
        foreach (var header in headers)
            this.headers[header.Name] = header.Value;
    }

    public override int Status { get; }

    public override string ReasonPhrase { get; }

    public override bool IsError => Status >= 400;

    public override Stream ContentStream { get; set; }

    public override BinaryData Content
    {
        get
        {
            ContentStream.Position = 0;
            return BinaryData.FromStream(ContentStream);
        }
    }

    public override string ClientRequestId { get; set; } = string.Empty;

    public override void Dispose() => ContentStream.Dispose();

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, out string value) => headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
    {
        var found = headers.TryGetValue(name, out var value);
        values = found ? [value] : null;
        return found;
    }
}
