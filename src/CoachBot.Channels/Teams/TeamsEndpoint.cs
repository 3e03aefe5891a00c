using System.Net;
using CoachBot.Channels.Teams.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace CoachBot.Channels.Teams;

/// <summary>What stands at <c>/api/messages</c>: looks who comes and with what, then lets the adapter run the turn.</summary>
/// <param name="tokens">Judges who comes; null only where this machine is let in without credentials.</param>
public sealed class TeamsEndpoint(TeamsSettings settings, ChannelTokens? tokens, TeamsAdapter adapter, IBot bot, ILogger<TeamsEndpoint> log)
{
    public const string Path = "/api/messages";

    /// <summary>A body somewhat too long is read to its end, or its sender would find the line cut instead of an answer.</summary>
    private const long MostDrained = 4 * ActivityBody.MostBytes;

    /// <summary>For people and probes that look whether somebody is there.</summary>
    public static Task LookAsync(HttpContext http) => http.Response.WriteAsync("CoachBot listens here for activities by POST.");

    public async Task ReceiveAsync(HttpContext http)
    {
        if (settings.Door == TeamsDoor.Loopback && !IsOnThisMachine(http))
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "Without Teams__AppId only this machine may talk to the coach here.");
            return;
        }
        try
        {
            if (settings.Door == TeamsDoor.Loopback)
                await HearAsync(http, null);
            else if (await CallerAsync(http) is { } caller)
                await HearAsync(http, caller);
        }
        catch (BadHttpRequestException e)
        {
            await RefuseAsync(http, e.StatusCode, "The request cannot be read.");
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidCastException)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, "The body is no activity: a field has a value of the wrong kind.");
        }
        catch (ChannelKeysException e)
        {
            log.LogError("Nobody can be let in: {Reason}", e.Message);
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "The coach cannot check tokens at the moment; try again.");
        }
        catch (ChannelUnreachableException)
        {
            await RefuseAsync(http, StatusCodes.Status502BadGateway, "The coach's replies were not taken at the activity's serviceUrl.");
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The outermost frame: the caller gets a status that asks for a retry, the log the kind of failure.
            log.LogError("A request failed with {Error} at {Place}", e.GetType().FullName, e.TargetSite?.DeclaringType?.FullName);
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "The coach is not well at the moment; try again.");
        }
    }

    /// <summary>Who comes, before anything of the body is read; null when refused.</summary>
    private async Task<ChannelCaller?> CallerAsync(HttpContext http)
    {
        var (caller, flaw) = await tokens!.VerifyAsync(http.Request.Headers.Authorization, http.RequestAborted);
        if (caller is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            await RefuseAsync(http, StatusCodes.Status401Unauthorized, flaw!);
        }
        return caller;
    }

    private async Task HearAsync(HttpContext http, ChannelCaller? caller)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostDrained;
        var body = await ActivityBody.ReadAsync(http.Request, settings.ServiceHosts, caller, http.RequestAborted);
        if (body.Refusal is { } refusal)
        {
            await RefuseAsync(http, refusal.Status, refusal.Reason);
            return;
        }
        http.Request.Body = new MemoryStream(body.Content!);

        // A turn is not abandoned because the caller hung up: its retry would meet it half done.
        await adapter.ReceiveAsync(http.Request, http.Response, caller, bot, CancellationToken.None);
    }

    /// <summary>The connection and the name it was made to: a page elsewhere that points its own name here is not let in.</summary>
    private static bool IsOnThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));

    private static async Task RefuseAsync(HttpContext http, int status, string reason)
    {
        if (http.Response.HasStarted)
            return;
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(reason);
    }
}
