using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;

namespace StandIns.Tests.Azure;

/// <summary>Answers every request from a list and keeps what was sent.</summary>
internal sealed class RecordingTransport(params (int Status, string Body)[] answers) : HttpClientTransport
{
    private int at;

    public List<(string Method, Uri Uri, Dictionary<string, string> Headers)> Sent { get; } = [];

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Sent.Add((
            message.Request.Method.Method,
            message.Request.Uri.ToUri(),
            message.Request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase)));
        var (status, body) = answers[Math.Min(at++, answers.Length - 1)];
        message.Response = new CannedResponse(status, body);
        return ValueTask.CompletedTask;
    }

    private sealed class CannedResponse(int status, string body) : global::Azure.Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "canned";

        public override Stream? ContentStream { get; set; } = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));

        public override string ClientRequestId { get; set; } = string.Empty;

        public override void Dispose()
        {
            // The body stays readable, as a buffered one does.
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}
