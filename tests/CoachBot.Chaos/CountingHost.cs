using System.Globalization;
using CoachBot.Channels.Teams;
using CoachBot.Storage;
using CoachBot.Understanding;
using Microsoft.AspNetCore.Builder;
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
        await using var app = builder.Build();
        app.MapTeams();
        await app.RunAsync();
    }
}
