using System.Globalization;
using CoachBot.Channels.Teams;
using CoachBot.Storage;
using CoachBot.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoachBot.Chaos;

/// <summary>The coach's own root, turns, store and Teams endpoint, with nothing to talk about but the tally.</summary>
internal static class CountingHost
{
    /// <summary>The seconds of the delivery lease; a store that has one process only has none.</summary>
    public const string LeaseKey = "CHAOS_LEASE";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddSimpleConsole(options => options.SingleLine = true);
        builder.Services.AddCoach().AddStorage(builder.Configuration).AddTeams(builder.Configuration, builder.Environment);
        builder.Services.RemoveAll<Conversation>();
        builder.Services.AddConversation<TallyConversation>();
        builder.Services.AddSingleton<IUnderstanding, EverythingIsAWord>();
        builder.Services.AddSingleton<IEmployerMessageReader, NoMail>();
        if (builder.Configuration[LeaseKey] is { } lease)
            builder.Services.AddSingleton(new DeliveryLease(TimeSpan.FromSeconds(double.Parse(lease, CultureInfo.InvariantCulture))));
        builder.Services.AddSingleton<ICasebookStore>(provider => new WitnessedStore(ActivatorUtilities.CreateInstance<TableCasebookStore>(provider), provider));
        await using var app = builder.Build();
        app.Services.GetRequiredService<TeamsAdapter>().Use(new Signature());
        app.MapTeams();
        await app.RunAsync();
    }

    /// <summary>Every reply says which process sends it.</summary>
    private sealed class Signature : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            turnContext.OnSendActivities((_, activities, send) =>
            {
                foreach (var activity in activities.Where(activity => activity.Type == ActivityTypes.Message))
                    activity.Text = string.Create(CultureInfo.InvariantCulture, $"{activity.Text} by {Environment.ProcessId}");
                return send();
            });
            return next(cancellationToken);
        }
    }
}
