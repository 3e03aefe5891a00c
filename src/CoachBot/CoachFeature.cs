using CoachBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CoachBot;

/// <summary>The coach's parts. A new feature adds its line here and touches no other file.</summary>
public static class CoachFeature
{
    public static IServiceCollection AddCoach(this IServiceCollection services)
    {
        services.AddUnderstanding();
        services.AddWelcome();
        services.AddRejection();
        services.AddReply();
        services.AddReflection();
        services.AddPipeline();
        services.AddStayInTouch();
        services.AddSetbacks();
        services.AddFeedback();
        services.AddAudit();
        services.AddWellBeing();
        services.AddPrivacy();
        services.AddOverview();
        services.AddReminders();
        return services.AddRoot();
    }

    /// <summary>Registers a conversation; its intent leads to it.</summary>
    public static IServiceCollection AddConversation<T>(this IServiceCollection services)
        where T : Conversation => services.AddSingleton<Conversation, T>();

    /// <summary>The root: what every conversation runs in, and what decides which one.</summary>
    private static IServiceCollection AddRoot(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => CopyBook.Load(typeof(CoachFeature).Assembly));
        services.AddConversation<HelpConversation>();
        services.AddSingleton<IReadOnlyList<Conversation>>(provider =>
        {
            var voice = provider.GetRequiredService<CopyBook>();
            var features = provider.GetServices<Conversation>().ToList();
            return [.. features, new PickUpConversation(voice), new UnfinishedConversation(voice), new DidYouMeanConversation(features, voice)];
        });
        services.AddSingleton<Router>();
        services.AddSingleton<Coach>();
        services.AddSingleton<PersonLocks>();
        services.TryAddSingleton<ISendPace, SendPace>();
        services.AddSingleton(provider => new Deliveries(
            provider.GetRequiredService<ICasebookStore>(),
            provider.GetRequiredService<PersonLocks>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Deliveries>>())
        {
            Lease = provider.GetService<DeliveryLease>()?.Duration ?? TimeSpan.Zero,
        });
        return services.AddSingleton<IBot, TransactionalBot>();
    }
}
