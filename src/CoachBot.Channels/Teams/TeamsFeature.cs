using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoachBot.Channels.Teams;

/// <summary>Teams, and whatever else speaks the Bot Framework's protocol.</summary>
public static class TeamsFeature
{
    /// <param name="services">Must also hold the coach's <see cref="Microsoft.Bot.Builder.IBot"/>.</param>
    /// <param name="configuration">The keys under <c>Teams</c>.</param>
    /// <param name="environment">Development lets this machine in without credentials.</param>
    /// <exception cref="ChannelConfigurationException">A setting cannot be used; the message names its key and the fix.</exception>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(TeamsSettings.Read(configuration, environment.IsDevelopment()));
        services.AddSingleton(provider => new TeamsAdapter(
            provider.GetRequiredService<TeamsSettings>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TeamsAdapter>>()));
        return services.AddSingleton<TeamsEndpoint>();
    }

    /// <summary>Maps the endpoint; outside Development and without credentials there is none.</summary>
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<TeamsSettings>().Door == TeamsDoor.Shut)
            return;
        routes.MapMethods(TeamsEndpoint.Path, ["GET", "HEAD"], TeamsEndpoint.LookAsync);
        routes.MapPost(TeamsEndpoint.Path, routes.ServiceProvider.GetRequiredService<TeamsEndpoint>().ReceiveAsync);
    }
}
