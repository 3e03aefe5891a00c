using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class ReplyFeature
{
    public static IServiceCollection AddReply(this IServiceCollection services) =>
        services.AddConversation<ThanksConversation>().AddConversation<FeedbackRequestConversation>().AddReminderKind<FeedbackFollowUp>();
}
