using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>.</summary>
internal sealed class TableErrors : RequestFailedDetailsParser
{
    public static (string Code, string Message) Parse(Response response)
    {
        response.Headers.TryGetValue("x-ms-error-code", out var code);
        try
        {
            using var json = JsonDocument.Parse(response.Content.ToMemory());
            var error = json.RootElement.GetProperty("odata.error");
            return (error.GetProperty("code").GetString(), error.GetProperty("message").GetProperty("value").GetString());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (code, $"The table service answered {response.Status} {response.ReasonPhrase}.");
        }
    }

    public override bool TryParse(Response response, out ResponseError error, out IDictionary<string, string> data)
    {
        var (code, message) = Parse(response);
        error = new ResponseError(code, message);
        data = new Dictionary<string, string>(StringComparer.Ordinal);
        return true;
    }
}
