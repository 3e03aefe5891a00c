using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class StayInTouchFeature
{
    public static IServiceCollection AddStayInTouch(this IServiceCollection services) => services
        .AddSingleton<CheckInPlanner>()
        .AddReminderKind<CheckInReminder>()
        .AddReminderKind<WatchReminder>()
        .AddConversation<CheckInsConversation>()
        .AddConversation<TouchConversation>()
        .AddConversation<ContactConversation>()
        .AddConversation<MentorConversation>()
        .AddOverviewPart<CheckInsGlance>();
}
