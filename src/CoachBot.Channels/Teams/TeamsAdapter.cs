using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace CoachBot.Channels.Teams;

/// <summary>The Bot Framework's cloud adapter with the coach's rendering and its way of failing.</summary>
public sealed class TeamsAdapter : CloudAdapter
{
    private readonly ILogger<TeamsAdapter> log;

    public TeamsAdapter(TeamsSettings settings, TimeProvider time, ILogger<TeamsAdapter> log)
        : base(new ConfigurationBotFrameworkAuthentication(settings.ToBotFramework(), logger: log), log)
    {
        this.log = log;
        OnTurnError = ApologiseAsync;
        Use(new TypingMiddleware(time, log));
        Use(new RenderingMiddleware(settings.Door == TeamsDoor.Verified ? TeamsRenderer.Render : TeamsRenderer.RenderForPlayground));
        Use(new InvokeMiddleware());
    }

    /// <summary>A failure is told to the person kindly and to the log by ids: what was said is nobody else's business.</summary>
    private async Task ApologiseAsync(ITurnContext context, Exception exception)
    {
        log.LogError(
            "Turn {Activity} in {Conversation} failed with {Error} at {Place}",
            context.Activity.Id,
            context.Activity.Conversation?.Id,
            exception.GetType().FullName,
            exception.TargetSite?.DeclaringType?.FullName);

        // When the channel itself cannot be reached, a second message cannot either: the channel's own retry sends what is held.
        if (exception is HttpRequestException or ErrorResponseException or OperationCanceledException or UnauthorizedAccessException)
            throw new ChannelUnreachableException(exception);

        // What was said is not kept, or not known to be: the channel's retry settles it, and an apology could be wrong.
        if (exception is CasebookUnavailableException)
            throw new CasebookUnavailableException(exception.Message, exception);
        if (context.Activity.Type == ActivityTypes.Message)
            await context.SendActivityAsync(Wording.WentWrong);
    }
}

/// <summary>The replies of a turn could not leave.</summary>
public sealed class ChannelUnreachableException(Exception inner) : Exception("The channel did not take the coach's replies.", inner);
