using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary>The front of the Web API: reads a call as Slack reads it, refuses what Slack refuses, and answers in its form.</summary>
internal sealed class ApiServer(FakeSlack slack)
{
    private static readonly Dictionary<string, ApiMethod> Methods = new[]
    {
        AppMethods.All, AssistantMethods.All, ChatMethods.All, ConversationMethods.All, FileMethods.All, OAuthMethods.All, ViewMethods.All,
    }.SelectMany(all => all).ToDictionary(m => m.Name, StringComparer.Ordinal);

    public static void Require(SlackToken token, string[] scopes)
    {
        if (scopes.Length > 0 && !scopes.Any(s => token.Scopes.Contains(s)))
            throw new SlackApiError("missing_scope", new JObject { ["needed"] = scopes[0], ["provided"] = string.Join(',', token.Scopes) });
    }

    public async Task AnswerAsync(HttpContext http, string method)
    {
        var body = await ReadAsync(http.Request);
        var fault = slack.Faults.Take(method);
        if (fault is { Drops: true, Afterwards: false })
        {
            http.Abort();
            return;
        }
        if (fault is { Status: > 0 })
        {
            await WriteFaultAsync(http, method, fault);
            return;
        }

        var arguments = new JObject();
        int status;
        JObject answer;
        lock (slack.Gate)
        {
            (status, answer) = fault?.Error is { } error ? (200, Error(error)) : Run(http, method, body, ref arguments);
            slack.Record(new ApiRecord(method, arguments, answer, status, slack.Clock.GetUtcNow()));
        }
        if (fault is { Delay: var delay } && delay > TimeSpan.Zero)
            await Task.Delay(delay, slack.Clock, http.RequestAborted);
        if (fault is { Drops: true })
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(answer.ToString(Formatting.None));
    }

    private (int Status, JObject Answer) Run(HttpContext http, string name, string body, ref JObject arguments)
    {
        var warnings = new List<string>();
        try
        {
            if (!Methods.TryGetValue(name, out var method))
                throw new SlackApiError("unknown_method", new JObject { ["req_method"] = name });
            arguments = ApiBody.Read(http.Request, body, method, warnings);
            var (token, basic) = Authenticate(http, method, arguments);
            arguments.Remove("token");
            var call = new ApiCall(slack, name, arguments, token, basic);
            slack.RateLimits.Take($"{name} {token?.Workspace?.Id ?? token?.Enterprise?.Id}", method.PerMinute, TimeSpan.FromMinutes(1), method.PerMinute);
            if (token is not null)
            {
                http.Response.Headers["X-OAuth-Scopes"] = string.Join(',', token.Scopes);
                http.Response.Headers["X-Accepted-OAuth-Scopes"] = string.Join(',', method.Scopes);
                Require(token, method.Scopes);
            }
            var answer = method.Run(call);
            answer.AddFirst(new JProperty("ok", true));
            warnings.AddRange(call.Warnings);
            return (200, Warn(answer, warnings));
        }
        catch (RateLimitedException e)
        {
            http.Response.Headers.RetryAfter = e.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return (429, Error("ratelimited"));
        }
        catch (SlackApiError e)
        {
            var answer = Error(e.Code);
            answer.Merge(e.More);
            return (200, Warn(answer, warnings));
        }
    }

    private (SlackToken? Token, ClientCredentials? Basic) Authenticate(HttpContext http, ApiMethod method, JObject arguments)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var isForm = !ApiBody.IsJson(http.Request);
        var given = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..].Trim() : isForm ? (string?)arguments["token"] : null;
        switch (method.Credential)
        {
            case Credential.ClientSecret:
                if (!header.StartsWith("Basic ", StringComparison.Ordinal))
                    return (null, null);
                var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header[6..])).Split(':', 2);
                return (null, new ClientCredentials(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[^1])));
            case Credential.AppToken:
                if (string.IsNullOrEmpty(given))
                    throw new SlackApiError("not_authed");
                if (given.StartsWith("xoxb-", StringComparison.Ordinal) || given.StartsWith("xoxe.", StringComparison.Ordinal))
                    throw new SlackApiError("not_allowed_token_type");
                return given == slack.App.AppToken ? (null, null) : throw new SlackApiError("invalid_auth");
            default:
                return (FindToken(given), null);
        }
    }

    private SlackToken FindToken(string? given)
    {
        if (string.IsNullOrEmpty(given))
            throw new SlackApiError("not_authed");
        if (given == slack.App.AppToken)
            throw new SlackApiError("not_allowed_token_type");
        var token = slack.Tokens.Find(given) ?? throw new SlackApiError("invalid_auth");
        if (token.Dead is { } reason)
            throw new SlackApiError(reason);
        return slack.Clock.GetUtcNow() >= token.Expires ? throw new SlackApiError("token_expired") : token;
    }

    private async Task WriteFaultAsync(HttpContext http, string method, Fault fault)
    {
        lock (slack.Gate)
            slack.Record(new ApiRecord(method, [], null, fault.Status, slack.Clock.GetUtcNow()));
        http.Response.StatusCode = fault.Status;
        if (fault.Status == 429)
        {
            http.Response.Headers.RetryAfter = fault.RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(Error("ratelimited").ToString(Formatting.None));
        }
        else
        {
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync("<html>upstream trouble</html>");
        }
    }

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static JObject Error(string code) => new() { ["ok"] = false, ["error"] = code };

    private static JObject Warn(JObject answer, List<string> warnings)
    {
        if (warnings.Count == 0)
            return answer;
        answer["warning"] = string.Join(',', warnings);
        var metadata = answer["response_metadata"] as JObject ?? [];
        metadata["warnings"] = new JArray(warnings);
        answer["response_metadata"] = metadata;
        return answer;
    }
}
