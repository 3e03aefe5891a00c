using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class WelcomeFeature
{
    public static IServiceCollection AddWelcome(this IServiceCollection services) => services.AddConversation<GreetConversation>();
}
