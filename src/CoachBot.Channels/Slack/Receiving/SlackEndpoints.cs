using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Slack;

/// <summary>
/// What stands at <c>/slack/events</c>, <c>/slack/interactions</c> and <c>/slack/commands</c>. A 200 means that what was said is committed; when that
/// takes longer than Slack waits, the turn runs on, and Slack's retry joins it or finds it done.
/// </summary>
public sealed class SlackEndpoints(SlackSignature signature, SlackReceiver receiver, SlackPrivately privately, ILogger<SlackEndpoints> log)
{
    public const string EventsPath = "/slack/events";
    public const string InteractionsPath = "/slack/interactions";
    public const string CommandsPath = "/slack/commands";

    private const int MostBytes = 1024 * 1024;

    public Task EventsAsync(HttpContext http) => ReceiveAsync(http, "application/json", async body =>
    {
        var envelope = Parse(Encoding.UTF8.GetString(body));
        if ((string?)envelope["type"] == "url_verification")
            return new JObject { ["challenge"] = (string?)envelope["challenge"] ?? "" };
        if ((string?)envelope["type"] == "event_callback")
            await receiver.EventAsync(envelope, delivery: Digest(body), CancellationToken.None);
        return null;
    });

    public Task InteractionsAsync(HttpContext http) => ReceiveAsync(http, "application/x-www-form-urlencoded", async body =>
    {
        var payload = Parse((string?)Form(body)["payload"] ?? throw new JsonReaderException("There is no payload."));
        return await receiver.InteractAsync(payload, delivery: Digest(body), CancellationToken.None);
    });

    public Task CommandsAsync(HttpContext http) => ReceiveAsync(http, "application/x-www-form-urlencoded", async body =>
    {
        var form = Form(body);
        if (form["ssl_check"] is not null)
            return null;
        try
        {
            return await privately.CommandAsync(form, delivery: Digest(body), CancellationToken.None);
        }
        catch (Exception e) when (e is CasebookUnavailableException or ChannelBusyException)
        {
            // Slack does not send a command again: who typed it is told to.
            log.LogError("A command failed with {Error}", e.GetType().FullName);
            return SlackPrivately.Ephemeral(Wording.WentWrong);
        }
    });

    private async Task ReceiveAsync(HttpContext http, string contentType, Func<byte[], Task<JObject?>> take)
    {
        try
        {
            if (await ReadAsync(http.Request) is not { } body)
            {
                await RefuseAsync(http, StatusCodes.Status413PayloadTooLarge, "The body is over 1 MiB.");
                return;
            }
            if (signature.Refuse(http.Request.Headers[SlackSignature.TimestampHeader], http.Request.Headers[SlackSignature.SignatureHeader], body) is { } reason)
            {
                log.LogWarning("A request to {Path} is refused: {Reason}", http.Request.Path, reason);
                await RefuseAsync(http, StatusCodes.Status401Unauthorized, reason);
                return;
            }
            if (http.Request.ContentType?.Split(';')[0].Trim() is { } given && !given.Equals(contentType, StringComparison.OrdinalIgnoreCase))
            {
                await RefuseAsync(http, StatusCodes.Status415UnsupportedMediaType, $"This takes {contentType}.");
                return;
            }
            var answer = await take(body);
            if (answer is not null)
            {
                http.Response.ContentType = "application/json; charset=utf-8";
                await http.Response.WriteAsync(answer.ToString(Formatting.None));
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidCastException or ArgumentException)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, "The body is none of Slack's: a field is missing or has a value of the wrong kind.");
        }
        catch (UnreachableException e)
        {
            // Nothing would be better for a retry; what was said is kept.
            log.LogWarning("The coach cannot answer in Slack: {Reason}", e.Reason);
        }
        catch (ChannelBusyException e)
        {
            http.Response.Headers.RetryAfter = ((int)(e.RetryAfter ?? TimeSpan.FromSeconds(1)).TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "Slack takes nothing at the moment; what was said is kept.");
        }
        catch (BadHttpRequestException e)
        {
            await RefuseAsync(http, e.StatusCode, "The request cannot be read.");
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested || e is not OperationCanceledException)
        {
            // The outermost frame: Slack gets a status that makes it try again, the log the kind of failure.
            log.LogError("A request to {Path} failed with {Error} at {Place}", http.Request.Path, e.GetType().FullName, e.TargetSite?.DeclaringType?.FullName);
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "The coach is not well at the moment; try again.");
        }
    }

    /// <summary>The raw bytes, which are what Slack signed; null when there are too many.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + count > MostBytes)
                return null;
            body.Write(buffer, 0, count);
        }
        return body.ToArray();
    }

    private static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        return JObject.Load(reader);
    }

    private static JObject Form(byte[] body)
    {
        var form = new JObject();
        foreach (var (key, value) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)))
            form[key] = value.ToString();
        return form;
    }

    private static string Digest(byte[] body) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))[..32];

    private static async Task RefuseAsync(HttpContext http, int status, string reason)
    {
        if (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
            return;
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(reason);
    }
}
