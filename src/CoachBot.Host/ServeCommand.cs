using CoachBot.Channels.Local;
using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;

namespace CoachBot.Host;

/// <summary>What runs without a command: the web server.</summary>
internal static class ServeCommand
{
    public static Task<int> RunAsync(CancellationToken stop) => Start.GuardAsync(async () =>
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(HostSettings.Urls(builder.Configuration, builder.Environment));
        builder.Logging.AddQuietConsole(builder.Configuration);
        builder.Services.AddCoachBot(builder.Configuration, builder.Environment);
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: [StoreHealth.Ready]);

        await using var app = builder.Build();
        app.MapHealth();
        app.MapTeams();
        app.MapSlack();
        if (app.Environment.IsDevelopment())
            app.MapLocal();
        await app.StartAsync(stop);
        Greet(app);
        await app.WaitForShutdownAsync(stop);
    });

    private static void Greet(WebApplication app)
    {
        var url = app.Urls.First();
        Console.WriteLine(app.Environment.IsDevelopment()
            ? $"CoachBot is ready: open {url} in a browser. Ctrl+C stops it."
            : $"CoachBot is ready at {url}.");
    }
}
