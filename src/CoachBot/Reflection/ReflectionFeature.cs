using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class ReflectionFeature
{
    public static IServiceCollection AddReflection(this IServiceCollection services) => services.AddConversation<ReflectionConversation>().AddConversation<LetGoConversation>();
}
