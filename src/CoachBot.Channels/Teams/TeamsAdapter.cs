using Azure.Identity;
using CoachBot.Channels.Teams.Authentication;
using CoachBot.Channels.Teams.Sending;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>The Bot Framework's cloud adapter with the coach's rendering and its way of failing.</summary>
public sealed class TeamsAdapter : CloudAdapter
{
    private readonly TeamsSettings settings;
    private readonly TeamsLimits limits;
    private readonly ILogger<TeamsAdapter> log;

    public TeamsAdapter(TeamsSettings settings, TeamsHttp http, TeamsLimits limits, TimeProvider time, ILogger<TeamsAdapter> log)
        : base(Authentication(settings, http, log), log)
    {
        (this.settings, this.limits, this.log) = (settings, limits, log);
        OnTurnError = ApologiseAsync;
        Use(new TypingMiddleware(time, log));
        Use(new RenderingMiddleware(settings.Door == TeamsDoor.Verified ? TeamsRenderer.Render : TeamsRenderer.RenderForPlayground));
        Use(new InvokeMiddleware());
    }

    /// <summary>Runs the turn of an activity whose caller is known, and writes the answer.</summary>
    /// <param name="caller">Null where this machine is let in without credentials.</param>
    public async Task ReceiveAsync(HttpRequest request, HttpResponse response, ChannelCaller? caller, IBot bot, CancellationToken cancellationToken)
    {
        if (await HttpHelper.ReadRequestAsync<Activity>(request) is not { Type.Length: > 0 } activity)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        limits.Enter(new TeamsOccasion(TenantOf(activity), isUnasked: false));
        var identity = caller?.Identity ?? CreateClaimsIdentity("");
        var verified = new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            Audience = settings.Cloud.Issuer,
            CallerId = caller is null ? null : "urn:botframework:azure",
            ConnectorFactory = BotFrameworkAuthentication.CreateConnectorFactory(identity),
        };
        await HttpHelper.WriteResponseAsync(response, await ProcessActivityAsync(verified, activity, bot.OnTurnAsync, cancellationToken));
    }

    private static string TenantOf(Activity activity) =>
        activity.Conversation?.TenantId ?? ((activity.ChannelData as JObject)?.SelectToken("tenant.id") as JValue)?.Value as string ?? "";

    /// <summary>Only for the way out; who comes in is judged before the adapter, by <see cref="ChannelTokens"/>.</summary>
    private static BotFrameworkAuthentication Authentication(TeamsSettings settings, TeamsHttp http, ILogger log) => BotFrameworkAuthenticationFactory.Create(
        channelService: null,
        validateAuthority: true,
        toChannelFromBotLoginUrl: settings.Cloud.Authority.AbsoluteUri,
        toChannelFromBotOAuthScope: settings.Cloud.Issuer,
        toBotFromChannelTokenIssuer: settings.Cloud.Issuer,
        oAuthUrl: settings.Cloud.Issuer,
        toBotFromChannelOpenIdMetadataUrl: settings.OpenIdMetadata ?? settings.Cloud.Metadata,
        toBotFromEmulatorOpenIdMetadataUrl: settings.OpenIdMetadata ?? settings.Cloud.Metadata,
        callerId: null,
        new TeamsCredentials(settings, http.Token),
        new AuthenticationConfiguration(),
        http,
        log);

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
        if (exception is HttpRequestException or ErrorResponseException or OperationCanceledException or AuthenticationFailedException)
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
