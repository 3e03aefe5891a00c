using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services.AddConversation<PrivacyConversation>().AddConversation<ForgetConversation>();
}
