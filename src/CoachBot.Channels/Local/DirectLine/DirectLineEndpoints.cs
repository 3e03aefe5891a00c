using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Local;

/// <summary>The part of Direct Line 3.0 that Web Chat speaks, over polling or a WebSocket.</summary>
internal sealed class DirectLineEndpoints(LocalChat chat, IHostApplicationLifetime lifetime, ILogger<DirectLineEndpoints> log)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var directLine = routes.MapGroup("/v3/directline").AddEndpointFilter<LoopbackOnly>();
        directLine.MapPost("/tokens/generate", Generate);
        directLine.MapPost("/tokens/refresh", (Delegate)RefreshAsync);
        directLine.MapPost("/conversations", (Delegate)BeginAsync);
        directLine.MapGet("/conversations/{id}", (HttpContext context, string id) => WithAsync(context, id, conversation => Task.FromResult(Reconnect(context, conversation))));
        directLine.MapGet("/conversations/{id}/activities", (HttpContext context, string id) => WithAsync(context, id, conversation => Task.FromResult(Poll(context, conversation))));
        directLine.MapPost("/conversations/{id}/activities", (HttpContext context, string id) => WithAsync(context, id, conversation => PostAsync(context, conversation)));
        directLine.MapGet("/conversations/{id}/stream", (HttpContext context, string id) => WithAsync(context, id, conversation => StreamAsync(context, conversation)));
        directLine.Map("/{**rest}", (HttpContext context) => (IResult)DirectLineResult.Error(StatusCodes.Status404NotFound, "NotFound", $"The local Direct Line has no {context.Request.Method} {context.Request.Path}."));
    }

    private static IResult Generate(HttpContext context)
    {
        var token = DirectLineToken.New();
        return DirectLineResult.Ok(Describe(context, token, withStream: false));
    }

    private async Task<IResult> RefreshAsync(HttpContext context)
    {
        if (DirectLineToken.BearerOf(context.Request) is not { } bearer)
            return Unknown();
        var token = DirectLineToken.ToBegin(bearer);
        return await chat.FindAsync(token.Conversation) is { } conversation && LocalChat.IsOwner(conversation, bearer)
            ? DirectLineResult.Ok(Describe(context, token, withStream: false))
            : Foreign();
    }

    private async Task<IResult> BeginAsync(HttpContext context)
    {
        var token = DirectLineToken.ToBegin(DirectLineToken.BearerOf(context.Request));
        if (await chat.FindAsync(token.Conversation) is { } begun)
            return LocalChat.IsOwner(begun, token.Bearer) ? DirectLineResult.Ok(Describe(context, token, withStream: true)) : Foreign();
        return await AnsweredAsync(async () =>
        {
            await chat.BeginAsync(token.Conversation, token.Bearer);
            return DirectLineResult.Created(Describe(context, token, withStream: true));
        });
    }

    private static IResult Reconnect(HttpContext context, LocalConversation conversation) =>
        Watermark(context) is { } watermark
            ? DirectLineResult.Ok(Describe(context, new DirectLineToken(conversation.Id, DirectLineToken.BearerOf(context.Request)!), withStream: true, watermark))
            : BadWatermark();

    private static IResult Poll(HttpContext context, LocalConversation conversation) =>
        Watermark(context) is { } watermark ? DirectLineResult.Ok(DirectLineStream.Since(conversation, watermark).Frame) : BadWatermark();

    private async Task<IResult> PostAsync(HttpContext context, LocalConversation conversation)
    {
        var (activity, error) = await IncomingActivity.ReadAsync(context.Request, conversation.Id);
        if (error is not null)
            return error;

        // Typing, events and kinds that are not invented yet mean nothing to the coach; a client is told that they came.
        return activity!.Type == ActivityTypes.Message
            ? await AnsweredAsync(async () => DirectLineResult.Ok(new JObject { ["id"] = await chat.SayAsync(conversation, activity) }))
            : DirectLineResult.Ok(new JObject { ["id"] = $"{conversation.Id}|ignored" });
    }

    private async Task<IResult> StreamAsync(HttpContext context, LocalConversation conversation)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            return DirectLineResult.BadArgument("This address is for a WebSocket; poll /activities instead.");
        if (Watermark(context) is not { } watermark)
            return BadWatermark();
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await DirectLineStream.ServeAsync(socket, conversation, watermark, lifetime.ApplicationStopping);
        return Results.Empty;
    }

    /// <summary>Finds the conversation and checks that whoever asks is the one who began it.</summary>
    private async Task<IResult> WithAsync(HttpContext context, string id, Func<LocalConversation, Task<IResult>> answer)
    {
        if (DirectLineToken.BearerOf(context.Request) is not { } bearer)
            return Unknown();
        return await AnsweredAsync(async () => await chat.FindAsync(id) switch
        {
            null => DirectLineResult.Error(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation here. Begin one with POST /v3/directline/conversations."),
            var conversation when !LocalChat.IsOwner(conversation, bearer) => Foreign(),
            var conversation => await answer(conversation),
        });
    }

    /// <summary>The outermost frame of a local turn: what breaks in it is logged, and told as Direct Line tells it.</summary>
    private async Task<IResult> AnsweredAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "A local turn failed");
            return DirectLineResult.Error(StatusCodes.Status502BadGateway, "BotError", "The coach could not answer just now. Nothing is lost; send it again.");
        }
    }

    private static JObject Describe(HttpContext context, DirectLineToken token, bool withStream, int watermark = 0)
    {
        var description = new JObject { ["conversationId"] = token.Conversation, ["token"] = token.Bearer, ["expires_in"] = DirectLineToken.ExpiresIn };
        if (withStream)
        {
            var (scheme, host) = (context.Request.IsHttps ? "wss" : "ws", context.Request.Host);
            description["streamUrl"] = string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}/v3/directline/conversations/{token.Conversation}/stream?watermark={watermark}&t={Uri.EscapeDataString(token.Bearer)}");
        }
        return description;
    }

    /// <summary>None, or an empty one, is the beginning; null is nothing that was ever given out.</summary>
    private static int? Watermark(HttpContext context) =>
        context.Request.Query["watermark"] is not [{ Length: > 0 } text] ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark
        : null;

    private static DirectLineResult BadWatermark() => DirectLineResult.BadArgument("The watermark is not one that was given out. Leave it away to read from the beginning.");

    private static DirectLineResult Unknown() => DirectLineResult.Error(StatusCodes.Status401Unauthorized, "Unauthorized", "Send the conversation's token: Authorization: Bearer …");

    private static DirectLineResult Foreign() => DirectLineResult.Error(StatusCodes.Status403Forbidden, "BadArgument", "This token belongs to another conversation.");
}
