using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoachBot.Channels.Local;

/// <summary>The page at <c>/</c>: Web Chat when the build could fetch it, else (and always at <c>/plain</c>) a page of our own.</summary>
internal static class PageEndpoints
{
    /// <summary>Where the build puts Web Chat, beside the program.</summary>
    private static readonly string WebChatScript = Path.Combine(AppContext.BaseDirectory, "webchat", "webchat.js");

    // Web Chat writes its styles into the page and inlines its icons, so those two are let in; no script but ours runs.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src data:; " +
        "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("/").AddEndpointFilter<LoopbackOnly>();
        page.MapGet("/", (HttpContext context) => Show(context, File.Exists(WebChatScript) ? "webchat.html" : "plain.html"));
        page.MapGet("/plain", (HttpContext context) => Show(context, "plain.html"));
        page.MapGet("/webchat.js", () => File.Exists(WebChatScript) ? Results.File(WebChatScript, Kinds[".js"]) : Results.NotFound());
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith("Page/", StringComparison.Ordinal) && !n.EndsWith(".html", StringComparison.Ordinal)))
            page.MapGet(name["Page".Length..], (HttpContext context) => Show(context, name["Page/".Length..]));
    }

    private static IResult Show(HttpContext context, string file)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("Page/" + file)!, Kinds[Path.GetExtension(file)]);
    }
}
