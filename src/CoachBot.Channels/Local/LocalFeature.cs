using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Channels.Local;

/// <summary>The local channel: the web page with its Direct Line, and the terminal. For development, on this machine only.</summary>
public static class LocalFeature
{
    /// <param name="services">Must also hold the coach and, to keep conversations over a restart, an <see cref="ITranscriptStore"/>.</param>
    /// <param name="dataFolder">Where the skipped time is kept. It becomes the time of the whole process.</param>
    public static IServiceCollection AddLocal(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(_ => new TravellingTime(Path.Combine(dataFolder, "skipped-time")));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<TravellingTime>()));
        services.TryAddSingleton<ITranscriptStore, MemoryTranscriptStore>();
        services.AddSingleton<LocalConversations>();
        services.AddSingleton(provider => new ExportFolder(provider.GetRequiredService<Export>(), Path.Combine(dataFolder, "exports")));
        services.AddSingleton<LocalAdapter>();
        services.AddSingleton<IOutreach, LocalOutreach>();
        services.AddSingleton<SkipCommand>();
        services.AddSingleton<LocalChat>();
        services.AddSingleton<DirectLineEndpoints>();
        return services;
    }

    public static void MapLocal(this WebApplication routes)
    {
        routes.UseWebSockets();
        routes.Services.GetRequiredService<DirectLineEndpoints>().Map(routes);
        PageEndpoints.Map(routes);
    }
}
