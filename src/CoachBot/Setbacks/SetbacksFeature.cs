using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class SetbacksFeature
{
    public static IServiceCollection AddSetbacks(this IServiceCollection services) =>
        services.AddConversation<SetbackConversation>().AddReminderKind<SetbackReminder>();
}
