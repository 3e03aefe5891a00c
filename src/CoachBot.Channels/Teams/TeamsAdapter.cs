using System.Net;
using System.Runtime.ExceptionServices;
using Azure.Identity;
using CoachBot.Channels.Teams.Authentication;
using CoachBot.Channels.Teams.Files;
using CoachBot.Channels.Teams.Sending;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>The Bot Framework's cloud adapter with the coach's rendering and its way of failing.</summary>
public sealed class TeamsAdapter : CloudAdapter
{
    private readonly TeamsSettings settings;
    private readonly TeamsLimits limits;
    private readonly ILogger<TeamsAdapter> log;

    public TeamsAdapter(TeamsSettings settings, TeamsHttp http, TeamsLimits limits, Export export, FileUpload upload, CurrentMessages current, TimeProvider time, ILogger<TeamsAdapter> log)
        : base(Authentication(settings, http, log), log)
    {
        (this.settings, this.limits, this.log) = (settings, limits, log);
        OnTurnError = ApologiseAsync;
        Use(new ExportMiddleware(export, upload, log));
        Use(new InvokeMiddleware(current, log));
        Use(new TypingMiddleware(time, log));
        Use(new TeamsFiles(settings, http.Plain, log));
        Use(new RenderingMiddleware(settings.Door == TeamsDoor.Verified ? TeamsRenderer.Render : TeamsRenderer.RenderForPlayground));
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

    /// <summary>Runs a turn with what happened as if it came from a conversation known from before.</summary>
    public Task ContinueAsync(ConversationReference address, Activity occasion, IBot bot, CancellationToken cancellationToken)
    {
        var activity = new Activity(occasion.Type)
        {
            Id = occasion.Id,
            Name = occasion.Name,
            Value = occasion.Value,
            Text = occasion.Text,
            Entities = occasion.Entities,
            LocalTimezone = occasion.LocalTimezone,
            Locale = occasion.Locale,
        };
        activity.ApplyConversationReference(address, isIncoming: true);
        return ContinueConversationAsync(CreateClaimsIdentity(settings.AppId ?? ""), activity, settings.Cloud.Issuer, bot.OnTurnAsync, cancellationToken);
    }

    /// <summary>Opens the conversation between the person and the bot alone; Teams gives the same one each time.</summary>
    public async Task<ConversationReference> OpenPersonalAsync(ConversationReference address, string tenant, CancellationToken cancellationToken)
    {
        var parameters = new ConversationParameters
        {
            IsGroup = false,
            Bot = address.Bot,
            Members = [address.User],
            TenantId = tenant,
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo(tenant) },
        };
        ConversationReference? opened = null;
        await CreateConversationAsync(
            settings.AppId ?? "",
            address.ChannelId,
            address.ServiceUrl,
            settings.Cloud.Issuer,
            parameters,
            (context, _) =>
            {
                var conversation = new ConversationAccount(isGroup: false, conversationType: "personal", id: context.Activity.Conversation.Id, tenantId: tenant);
                opened = new ConversationReference(null, address.User, address.Bot, conversation, address.ChannelId, address.ServiceUrl);
                return Task.CompletedTask;
            },
            cancellationToken);
        return opened!;
    }

    /// <summary>One after the other; what is too large for Teams goes as its words alone.</summary>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var sent = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            // What begins with nobody's message answers none: Teams does not know the occasion's id.
            if (turnContext.Activity.Type == ActivityTypes.Event)
                activities[i].ReplyToId = null;
            try
            {
                sent[i] = (await base.SendActivitiesAsync(turnContext, [activities[i]], cancellationToken))[0];
            }
            catch (ErrorResponseException e) when (e.Response?.StatusCode == HttpStatusCode.RequestEntityTooLarge && activities[i].Type == ActivityTypes.Message)
            {
                log.LogWarning("An answer in {Conversation} is too large for Teams and goes as text", turnContext.Activity.Conversation?.Id);
                sent[i] = (await base.SendActivitiesAsync(turnContext, [TeamsRenderer.WordsAlone(activities[i])], cancellationToken))[0];
            }
        }
        return sent;
    }

    public static string TenantOf(Activity activity) =>
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
        // Nobody waits for an answer to a reminder's turn, or to a look at a card: who began it has to know that it failed.
        if (context.Activity.Type == ActivityTypes.Event || InvokeMiddleware.IsLook(context.Activity))
            ExceptionDispatchInfo.Throw(exception);
        if (context.Activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
            await context.SendActivityAsync(Wording.WentWrong);
    }
}

/// <summary>The replies of a turn could not leave.</summary>
public sealed class ChannelUnreachableException(Exception inner) : Exception("The channel did not take the coach's replies.", inner);
