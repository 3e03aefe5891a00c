using System.Globalization;
using System.Net.Http.Json;
using CoachBot.Storage;
using CoachBot.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CoachBot.Chaos.Reminders;

/// <summary>The coach's own reminder worker, turns and store as a process that can be killed; what it says goes to one address over HTTP.</summary>
internal static class ReminderHost
{
    public const string PhonesKey = "CHAOS_PHONES";

    /// <summary>The seconds for which a timer that was taken is hidden from others.</summary>
    public const string HoldKey = "CHAOS_HOLD";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddSimpleConsole(options => options.SingleLine = true);
        builder.Services.AddCoach().AddStorage(builder.Configuration);
        builder.Services.AddSingleton<IUnderstanding, EverythingIsAWord>().AddSingleton<IEmployerMessageReader, NoMail>();
        builder.Services.AddReminderKind<TokenReminder>();
        builder.Services.RemoveAll<IReminderTimers>().AddSingleton<QueueReminderTimers>();
        builder.Services.AddSingleton<IReminderTimers>(p => new MortalTimers(p.GetRequiredService<QueueReminderTimers>(), new Fate(0, 0), Duration.FromSeconds(Seconds(builder, HoldKey)!.Value)));
        if (Seconds(builder, CountingHost.LeaseKey) is { } lease)
            builder.Services.AddSingleton(new DeliveryLease(TimeSpan.FromSeconds(lease)));
        builder.Services.AddSingleton<IOutreach>(p => new WireChannel(new Uri(builder.Configuration[PhonesKey]!), p));
        builder.Services.AddHostedService<Worker>();
        await using var app = builder.Build();
        await app.RunAsync();
    }

    private static double? Seconds(WebApplicationBuilder builder, string key) =>
        builder.Configuration[key] is { } seconds ? double.Parse(seconds, CultureInfo.InvariantCulture) : null;

    private sealed class Worker(ReminderWorker worker) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => worker.RunAsync(stoppingToken);
    }
}

/// <summary>One message on its way to a phone.</summary>
/// <param name="Process">The id of the process that sent it.</param>
internal sealed record Call(string User, string Text, int Process);

/// <summary>Posts each message, and believes that it has left when the answer is there.</summary>
internal sealed class WireChannel(Uri phones, IServiceProvider services) : BotAdapter, IOutreach
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public string Channel => ShakyChannel.Name;

    public async Task ReachAsync(ConversationReference address, Activity occasion, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, occasion.ApplyConversationReference(address, isIncoming: true));
        await RunPipelineAsync(context, services.GetRequiredService<IBot>().OnTurnAsync, cancellationToken);
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        foreach (var activity in activities)
        {
            using var answer = await http.PostAsJsonAsync(phones, new Call(turnContext.Activity.From.Id, activity.Text ?? "", Environment.ProcessId), cancellationToken);
            answer.EnsureSuccessStatusCode();
        }
        return activities.Select(_ => new ResourceResponse("sent")).ToArray();
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();
}
