using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>An entity-group transaction on the wire: a multipart body with one HTTP request an action, and the answers in the same shape.</summary>
internal sealed class Changeset
{
    private readonly string batch = $"batch_{Guid.NewGuid()}";
    private readonly string changeset = $"changeset_{Guid.NewGuid()}";

    public Changeset(TablePipeline pipeline, IReadOnlyList<EntityRequest> requests)
    {
        using var stream = new MemoryStream();
        Append(stream, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
        for (var i = 0; i < requests.Count; i++)
        {
            Append(stream, Head(pipeline, requests[i], i));
            stream.Write(requests[i].Body ?? []);
            Append(stream, "\r\n");
        }

        Append(stream, $"--{changeset}--\r\n\r\n--{batch}--\r\n");
        Body = stream.ToArray();
    }

    public byte[] Body { get; }

    public string ContentType => $"multipart/mixed; boundary={batch}";

    public static IReadOnlyList<Response> ReadAnswers(Response response)
    {
        var answers = response.Content.ToString().Split("HTTP/1.1 ")[1..].Select(Parse).ToList();
        return answers.Find(answer => answer.IsError) is { } failed ? throw Failure(failed) : answers;
    }

    private string Head(TablePipeline pipeline, EntityRequest request, int index)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n")
            .Append(CultureInfo.InvariantCulture, $"{request.Method} {pipeline.At(request.Path).AbsoluteUri} HTTP/1.1\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-ID: {index}\r\n")
            .Append("Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n");
        foreach (var (name, value) in request.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (request.Body is not null)
            head.Append("Content-Type: application/json\r\n");
        return head.Append("\r\n").ToString();
    }

    private static void Append(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static PartResponse Parse(string part)
    {
        var head = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = (head < 0 ? part : part[..head]).Split("\r\n");
        var body = head < 0 ? string.Empty : part[(head + 4)..];
        var boundary = body.IndexOf("\r\n--", StringComparison.Ordinal);
        var headers = lines[1..].Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .Select(pair => new HttpHeader(pair[0], pair[1].Trim()));
        return new PartResponse(
            int.Parse(lines[0][..3], CultureInfo.InvariantCulture), lines[0][3..].Trim(), headers, boundary < 0 ? body : body[..boundary]);
    }

    /// <summary>The service begins the message with the failing action's index and a colon.</summary>
    private static TableTransactionFailedException Failure(Response response)
    {
        var (code, message) = TableErrors.Parse(response);
        var failure = new RequestFailedException(response.Status, message, code, null);
        var index = message?.Split(':', 2)[0];
        if (int.TryParse(index, CultureInfo.InvariantCulture, out _))
            failure.Data[TableTransactionFailedException.FailedEntity] = index;
        return new TableTransactionFailedException(failure);
    }
}
