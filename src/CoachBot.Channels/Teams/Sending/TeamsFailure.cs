using System.Globalization;
using System.Net;
using Azure.Identity;
using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Teams.Sending;

/// <summary>What a failed send means for the person: come again, stop for good, or open a new conversation.</summary>
public static class TeamsFailure
{
    /// <summary>Our own credentials are refused: an operator has to see to it.</summary>
    private static readonly TimeSpan OperatorsPause = TimeSpan.FromMinutes(5);

    /// <summary>Whether the conversation is gone though the person may be there.</summary>
    public static bool IsConversationGone(Exception e) => Cause(e) is ErrorResponseException { Response.StatusCode: HttpStatusCode.NotFound };

    /// <summary>Whether <see cref="Translate(Exception)"/> has a word of its own for it.</summary>
    public static bool IsOfTheChannel(Exception e) => !ReferenceEquals(Translate(e), e);

    /// <summary>The coach's own word for it, or the exception itself when it is no matter of the channel.</summary>
    public static Exception Translate(Exception e) => Cause(e) switch
    {
        ForbiddenHostException => new UnreachableException("ServiceUrlNotAllowed", e),
        ErrorResponseException answer => Translate(answer, e),
        AuthenticationFailedException => new ChannelBusyException(OperatorsPause, e),
        HttpRequestException or OperationCanceledException => new ChannelBusyException(null, e),
        _ => e,
    };

    private static Exception Translate(ErrorResponseException answer, Exception e)
    {
        var code = answer.Body?.Error?.Code;
        return answer.Response.StatusCode switch
        {
            // ConversationBlockedByUser, BotNotInConversationRoster, BotDisabledByAdmin and their like.
            HttpStatusCode.Forbidden => new UnreachableException(code ?? "Forbidden", e),
            HttpStatusCode.NotFound => new UnreachableException(code ?? "ConversationNotFound", e),
            HttpStatusCode.Unauthorized when code == "BotNotRegistered" => new UnreachableException(code, e),
            HttpStatusCode.Unauthorized => new ChannelBusyException(OperatorsPause, e),
            var status when OutboundHandler.IsPassing(status) || (int)status >= 500 => new ChannelBusyException(Asked(answer), e),
            _ => e,
        };
    }

    private static TimeSpan? Asked(ErrorResponseException answer) =>
        answer.Response.Headers.TryGetValue("Retry-After", out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static Exception Cause(Exception e) => e is ChannelUnreachableException { InnerException: { } inner } ? inner : e;
}
