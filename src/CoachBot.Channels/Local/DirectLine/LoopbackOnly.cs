using System.Net;
using Microsoft.AspNetCore.Http;

namespace CoachBot.Channels.Local;

/// <summary>
/// Lets in this machine only: the connection must come from it, the page asked for must be on it (so that no other site's
/// name can be pointed here), and a page of another site must not be the one that asks.
/// </summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsLocal(context.HttpContext)
            ? await next(context)
            : DirectLineResult.Error(StatusCodes.Status403Forbidden, "Forbidden", "The local chat answers this machine only. Open it at localhost.");

    private static bool IsLocal(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && IsLoopbackName(request.Host.Host)
            && (request.Headers.Origin is not [{ Length: > 0 } origin] || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
