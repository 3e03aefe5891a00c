using CoachBot.Channels.Local;
using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;
using CoachBot.Storage;

namespace CoachBot.Host;

/// <summary>The parts that the web server and the terminal share.</summary>
internal static class CoachServices
{
    public static IServiceCollection AddCoachBot(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(HostSettings.Reminders(configuration));
        services.AddCoach();
        services.AddHostedService<ReminderService>();
        services.AddStorage(configuration);
        services.AddTeams(configuration, environment);
        services.AddSlack(configuration, environment);
        if (environment.IsDevelopment())
            services.AddLocal(HostSettings.Data(configuration));
        return services;
    }

    /// <summary>Warnings and errors only, one line each, on standard error: what goes wrong, never what people say.</summary>
    public static ILoggingBuilder AddQuietConsole(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        // The key ring lies unencrypted beside the store unless Azure keeps it; the README says so, every start need not.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddSimpleConsole(options => options.SingleLine = true);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }
}
