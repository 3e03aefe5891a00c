using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Teams;

/// <summary>
/// The Bot Connector of Teams, strict: it takes its own tokens only, checks what a request must hold, knows which conversations there
/// are, keeps Teams' limits, and fails on demand.
/// </summary>
public sealed class FakeConnector(Func<string, bool> isGoodToken, TimeProvider time)
{
    private const int LargestMessage = 100 * 1024;

    private readonly ConcurrentDictionary<string, string> conversations = new(StringComparer.Ordinal);
    private int ids;

    public ConcurrentQueue<ConnectorCall> Calls { get; } = new();

    /// <summary>Null while nothing is limited.</summary>
    public ConnectorLimits? Limits { get; set; }

    /// <summary>Whether only conversations count that were opened here; else any id will do.</summary>
    public bool KnowsItsConversations { get; set; }

    /// <summary>How to fail a request, or null to take it: the path, and which request it is, from 1.</summary>
    public Func<string, int, ConnectorFailure?> Fail { get; set; } = static (_, _) => null;

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<ConnectorCall> Taken => [.. Calls.Where(c => c.WasTaken)];

    /// <summary>The messages among it.</summary>
    public IReadOnlyList<ConnectorCall> Messages => [.. Taken.Where(c => c is { Method: "POST" } && (string?)c.Body?["type"] == "message")];

    public void Open(string conversation, string tenant) => conversations[conversation] = tenant;

    public void Close(string conversation) => conversations.TryRemove(conversation, out _);

    public async Task AnswerAsync(HttpContext http, string rest)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        var token = http.Request.Headers.Authorization.ToString() is { Length: > 7 } header ? header[7..] : null;
        var path = Uri.UnescapeDataString(rest);
        var body = Parse(text);
        var number = Calls.Count + 1;
        var failure = Judge(http.Request.Method, rest, body, token, text.Length) ?? Fail(path, number);
        var status = failure?.Status ?? (http.Request.Method == "POST" ? 201 : 200);
        var id = Interlocked.Increment(ref ids).ToString(CultureInfo.InvariantCulture);
        var answer = failure is null ? Take(path, body, id) : failure.Json();
        Calls.Enqueue(new ConnectorCall(http.Request.Method, path, body, token, status, time.GetUtcNow()));

        http.Response.StatusCode = status;
        if (failure?.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (failure?.Location is { } location)
            http.Response.Headers.Location = location;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(answer.ToString(Formatting.None));
    }

    private ConnectorFailure? Judge(string method, string rest, JObject? body, string? token, int length)
    {
        if (token is null || !isGoodToken(token))
            return new ConnectorFailure(401, "Unauthorized");
        var parts = rest.Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (parts is not ["v3", "conversations", ..] || parts.Length is not (2 or 4 or 5) || (parts.Length > 2 && parts[3] != "activities"))
            return new ConnectorFailure(404, "ServiceNotFound");
        if (length > LargestMessage)
            return new ConnectorFailure(413, "MessageSizeTooBig");
        if (Limits?.Wait(Tenant(parts, body), parts.Length > 2 ? parts[2] : null) is { } wait)
            return new ConnectorFailure(429, "Throttled", wait);
        if (parts.Length == 2)
            return body?["members"] is JArray { Count: 1 } && body["tenantId"] is not null && body["bot"] is not null ? null : new ConnectorFailure(400, "BadSyntax");
        if (KnowsItsConversations && !conversations.ContainsKey(parts[2]))
            return new ConnectorFailure(404, "ConversationNotFound");
        return method == "DELETE" || IsActivity(body) ? null : new ConnectorFailure(400, "BadSyntax");
    }

    /// <summary>What Teams asks of an activity: a known type, from the bot, and a message that says something.</summary>
    private static bool IsActivity(JObject? body) =>
        body is not null
        && (string?)body["type"] is "message" or "typing"
        && body.SelectToken("from.id") is not null
        && ((string?)body["type"] == "typing" || body["text"] is not null || body["attachments"] is JArray { Count: > 0 });

    private JObject Take(string path, JObject? body, string id)
    {
        if (path != "v3/conversations")
            return new JObject { ["id"] = id };
        var conversation = "a:made-" + id;
        Open(conversation, (string)body!["tenantId"]!);
        return new JObject { ["id"] = conversation, ["serviceUrl"] = null };
    }

    private string Tenant(string[] parts, JObject? body) =>
        (string?)body?["tenantId"] ?? (string?)body?.SelectToken("conversation.tenantId")
        ?? (parts.Length > 2 ? conversations.GetValueOrDefault(parts[2]) : null) ?? "";

    private static JObject? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JObject.Parse(text);
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }
}

/// <summary>One way of failing.</summary>
/// <param name="Code">As in Teams' error body.</param>
/// <param name="Location">Where a redirect points.</param>
public sealed record ConnectorFailure(int Status, string Code, TimeSpan? RetryAfter = null, string? Location = null)
{
    internal JObject Json() => new() { ["error"] = new JObject { ["code"] = Code, ["message"] = "As the test wants it." } };
}
