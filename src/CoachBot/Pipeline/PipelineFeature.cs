using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class PipelineFeature
{
    public static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddConversation<PipelineConversation>()
        .AddConversation<ApplyConversation>()
        .AddConversation<MoveOnConversation>()
        .AddConversation<OddsConversation>()
        .AddReminderKind<WeeklyReview>()
        .AddReminderKind<InterviewReminder>()
        .AddOverviewPart<ApplicationsGlance>()
        .AddCurrentCard<CurrentApplications>();
}
