using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Channels.Slack;

/// <summary>Slack, by HTTP or socket mode, for one workspace or any that installs the coach.</summary>
public static class SlackFeature
{
    /// <param name="services">Must also hold the coach's <see cref="Microsoft.Bot.Builder.IBot"/> and a store.</param>
    /// <param name="configuration">The keys under <c>Slack</c>.</param>
    /// <param name="environment">Development lets the Web API be on this machine by plain HTTP.</param>
    /// <exception cref="ChannelConfigurationException">A setting cannot be used; the message names its key and the fix.</exception>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = SlackSettings.Read(configuration, environment.IsDevelopment());
        services.AddSingleton(settings);
        if (!settings.IsOn)
            return services;

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SlackApi>();
        services.AddSingleton<SlackWorkspaces>();
        services.AddSingleton<SlackPeople>();
        services.AddSingleton<SpentButtons>();
        services.AddSingleton<SlackAdapter>();
        services.AddSingleton<IReplyParts, SlackParts>();
        services.AddSingleton<SlackHome>();
        services.AddSingleton<SlackPrivately>();
        services.AddSingleton<SlackEditor>();
        services.AddSingleton<SlackDeparture>();
        services.AddSingleton<SlackFiles>();
        services.AddSingleton<SlackDeliveries>();
        services.AddSingleton<SlackReceiver>();
        services.AddSingleton<IOutreach, SlackOutreach>();
        if (settings.HasHttp)
        {
            services.AddSingleton(provider => new SlackSignature(settings.SigningSecret!, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<SlackEndpoints>();
        }
        if (settings.HasInstalls)
            services.AddSingleton<SlackOAuth>();
        if (settings.AppToken is not null)
            services.AddHostedService<SlackSocket>();
        return services;
    }

    /// <summary>Maps the endpoints that the settings allow.</summary>
    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        var settings = routes.ServiceProvider.GetRequiredService<SlackSettings>();
        if (settings.HasHttp)
        {
            var endpoints = routes.ServiceProvider.GetRequiredService<SlackEndpoints>();
            routes.MapPost(SlackEndpoints.EventsPath, endpoints.EventsAsync);
            routes.MapPost(SlackEndpoints.InteractionsPath, endpoints.InteractionsAsync);
            routes.MapPost(SlackEndpoints.CommandsPath, endpoints.CommandsAsync);
        }
        if (settings.HasInstalls)
        {
            var oauth = routes.ServiceProvider.GetRequiredService<SlackOAuth>();
            routes.MapGet(SlackOAuth.InstallPath, oauth.InstallAsync);
            routes.MapGet(SlackOAuth.CallbackPath, oauth.FinishAsync);
        }
    }
}
