using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class OverviewFeature
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services.AddSingleton<Overview>().AddSingleton<CurrentMessages>();

    public static IServiceCollection AddOverviewPart<T>(this IServiceCollection services)
        where T : class, IOverviewPart => services.AddSingleton<IOverviewPart, T>();

    public static IServiceCollection AddCurrentCard<T>(this IServiceCollection services)
        where T : class, ICurrentCard => services.AddSingleton<ICurrentCard, T>();
}
