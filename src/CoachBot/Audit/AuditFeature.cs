using Microsoft.Extensions.DependencyInjection;

namespace CoachBot;

internal static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddConversation<ReferenceConversation>().AddReminderKind<ReferenceReminder>();
}
