using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class FeedbackFeature
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) =>
        services.AddConversation<FeedbackConversation>().AddConversation<SkillConversation>().AddReminderKind<SkillReminder>();
}
