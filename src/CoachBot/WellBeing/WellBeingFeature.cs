using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot;

internal static class WellBeingFeature
{
    public static IServiceCollection AddWellBeing(this IServiceCollection services)
    {
        services.TryAddSingleton(new Helplines());
        return services.AddSingleton<Care>().AddConversation<ReframeConversation>();
    }
}
