using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class RejectionFeature
{
    public static IServiceCollection AddRejection(this IServiceCollection services) =>
        services.AddSingleton<RejectionReading>().AddConversation<RejectionConversation>().AddOverviewPart<PlanGlance>().AddCurrentCard<CurrentPlan>().AddReminderKind<PlanReminder>();
}
