using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot;

/// <summary>Reminders that cannot vanish.</summary>
public static class RemindersFeature
{
    internal static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.TryAddSingleton(ReminderSettings.Usual);
        services.AddSingleton<Reminders>();
        services.AddSingleton<ReminderKinds>();
        services.AddSingleton<ReminderWords>();
        services.AddSingleton<ReminderMessages>();
        services.AddSingleton<ReminderTurn>();
        services.AddSingleton<ReminderAnswers>();
        services.AddSingleton<Manners>();
        services.AddSingleton<ReminderDelivery>();
        services.AddSingleton<ReminderWorker>();
        services.AddReminderKind<AskedReminder>();
        services.AddOverviewPart<RemindersGlance>();
        return services.AddConversation<SetReminderConversation>().AddConversation<ShowRemindersConversation>()
            .AddConversation<PauseConversation>().AddConversation<SettingsConversation>();
    }

    /// <summary>Registers what one kind of reminder says.</summary>
    public static IServiceCollection AddReminderKind<T>(this IServiceCollection services)
        where T : class, IReminderKind => services.AddSingleton<IReminderKind, T>();
}
