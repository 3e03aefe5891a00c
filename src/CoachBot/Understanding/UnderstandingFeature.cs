using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Understanding;

/// <summary>Registers what reads people's words.</summary>
public static class UnderstandingFeature
{
    public static IServiceCollection AddUnderstanding(this IServiceCollection services)
    {
        services.AddSingleton<IUnderstanding, Reader>();
        services.AddSingleton<IEmployerMessageReader, EmployerMessageReader>();
        services.AddSingleton<ITimeReader, TimeReader>();
        services.AddSingleton<IToneGuard, ToneGuard>();
        return services;
    }
}
