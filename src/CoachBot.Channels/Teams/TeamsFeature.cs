using CoachBot.Channels.Teams.Authentication;
using CoachBot.Channels.Teams.Files;
using CoachBot.Channels.Teams.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoachBot.Channels.Teams;

/// <summary>Teams, and whatever else speaks the Bot Framework's protocol.</summary>
public static class TeamsFeature
{
    /// <param name="services">Must also hold the coach: its <see cref="IBot"/> and <see cref="ISendPace"/>.</param>
    /// <param name="configuration">The keys under <c>Teams</c>.</param>
    /// <param name="environment">Development lets this machine in without credentials.</param>
    /// <exception cref="ChannelConfigurationException">A setting cannot be used; the message names its key and the fix.</exception>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = TeamsSettingsReader.Read(configuration, environment.IsDevelopment());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<TeamsLimits>();
        services.AddSingleton<TeamsHttp>();
        services.AddSingleton<FairQueue>();
        services.AddSingleton<Vanguard>();
        services.AddSingleton<IConversationPace, ConversationPace>();
        services.AddSingleton<FileUpload>();
        services.AddSingleton(provider => new TeamsAdapter(
            settings,
            provider.GetRequiredService<TeamsHttp>(),
            provider.GetRequiredService<TeamsLimits>(),
            provider.GetRequiredService<Export>(),
            provider.GetRequiredService<FileUpload>(),
            provider.GetRequiredService<CurrentMessages>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TeamsAdapter>>()));
        if (settings.Door != TeamsDoor.Shut)
            services.AddSingleton<IOutreach, TeamsOutreach>();
        if (settings is { Door: TeamsDoor.Verified, AppId: { } appId })
            services.AddSingleton(provider => Tokens(settings, appId, provider));
        return services.AddSingleton(provider => new TeamsEndpoint(
            settings,
            provider.GetService<ChannelTokens>(),
            provider.GetRequiredService<TeamsAdapter>(),
            new PersonalOnly(provider.GetRequiredService<IBot>(), provider.GetRequiredService<TeamsAdapter>(), provider.GetRequiredService<ILogger<PersonalOnly>>()),
            provider.GetRequiredService<ILogger<TeamsEndpoint>>()));
    }

    /// <summary>Maps the endpoint; outside Development and without credentials there is none.</summary>
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<TeamsSettings>().Door == TeamsDoor.Shut)
            return;
        routes.MapMethods(TeamsEndpoint.Path, ["GET", "HEAD"], TeamsEndpoint.LookAsync);
        routes.MapPost(TeamsEndpoint.Path, routes.ServiceProvider.GetRequiredService<TeamsEndpoint>().ReceiveAsync);
    }

    private static ChannelTokens Tokens(TeamsSettings settings, string appId, IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var keys = new ChannelKeys(
            provider.GetRequiredService<TeamsHttp>().Plain,
            new Uri(settings.OpenIdMetadata ?? settings.Cloud.Metadata),
            time,
            provider.GetRequiredService<ILogger<ChannelKeys>>());
        return new ChannelTokens(appId, settings.Cloud.Issuer, keys, time);
    }
}
