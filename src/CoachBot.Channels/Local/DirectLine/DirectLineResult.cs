using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>An answer in Direct Line's shape: a status, or an error <c>{"error":{"code":…,"message":…}}</c>.</summary>
internal sealed class DirectLineResult(int status, JObject body) : IResult
{
    public static DirectLineResult Ok(JObject body) => new(StatusCodes.Status200OK, body);

    public static DirectLineResult Created(JObject body) => new(StatusCodes.Status201Created, body);

    public static DirectLineResult BadArgument(string message) => Error(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineResult Error(int status, string code, string message) =>
        new(status, new JObject { ["error"] = new JObject { ["code"] = code, ["message"] = message } });

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.WriteAsync(body.ToString(Formatting.None), httpContext.RequestAborted);
    }
}
