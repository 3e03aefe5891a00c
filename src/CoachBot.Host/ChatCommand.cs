using System.CommandLine;
using CoachBot.Channels.Local;
using Spectre.Console;
using CliCommand = System.CommandLine.Command;

namespace CoachBot.Host;

/// <summary><c>coach chat</c>: the coach in the terminal, without a web server.</summary>
internal static class ChatCommand
{
    public static CliCommand Create()
    {
        var chat = new CliCommand("chat", "Talk to the coach here in the terminal. Your place is kept between runs.");
        chat.SetAction((_, stop) => RunAsync(stop));
        return chat;
    }

    private static Task<int> RunAsync(CancellationToken stop) => Start.GuardAsync(async () =>
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new()
        {
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT"),
        });
        builder.Configuration.AddEnvironmentVariables();
        HostSettings.CheckChat(builder.Environment);
        builder.Logging.AddQuietConsole(builder.Configuration);
        builder.Services.AddCoachBot(builder.Configuration, builder.Environment);

        using var host = builder.Build();
        await using var services = (ServiceProvider)host.Services;
        await host.StartAsync(stop);
        ITerminalInput input = Console.IsInputRedirected ? new LineInput(Console.In) : new KeyboardInput(AnsiConsole.Console);
        await new TerminalChat(services.GetRequiredService<LocalChat>(), AnsiConsole.Console, input).RunAsync(stop);
        await host.StopAsync(CancellationToken.None);
    });
}
