using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<Export>()
        .AddConversation<PrivacyConversation>()
        .AddConversation<ForgetConversation>()
        .AddConversation<ExportConversation>();
}
