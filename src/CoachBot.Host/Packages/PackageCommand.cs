using System.CommandLine;
using CoachBot.Channels;
using CliCommand = System.CommandLine.Command;

namespace CoachBot.Host.Packages;

/// <summary><c>coach package teams</c>: what an administrator uploads to Teams.</summary>
internal static class PackageCommand
{
    private const string AppIdKey = "Teams__AppId";

    public static CliCommand Create() => new("package", "Build what a chat's administrator uploads.") { Teams() };

    private static CliCommand Teams()
    {
        var host = new Argument<string>("host") { Description = "Where the coach can be reached, such as coach.contoso.com or abc123-3978.euw.devtunnels.ms." };
        var appId = new Option<string>("--app-id") { Description = $"The bot's application (client) id; {AppIdKey} if left out." };
        var file = new Option<FileInfo>("--out") { Description = "The package to write; coach-teams.zip if left out.", DefaultValueFactory = _ => new FileInfo("coach-teams.zip") };
        var teams = new CliCommand("teams", "Write the app package for Teams: the manifest with your ids, and the icons.") { host, appId, file };
        teams.SetAction((asked, stop) => Start.GuardAsync(async () =>
        {
            var id = asked.GetValue(appId) ?? Environment.GetEnvironmentVariable(AppIdKey);
            if (!Guid.TryParse(id, out var bot))
                throw new ChannelConfigurationException($"{AppIdKey} is '{id}'; set it, or --app-id, to the bot's application (client) id, a GUID.");
            await TeamsPackage.WriteAsync(asked.GetValue(file)!, bot, asked.GetValue(host)!, stop);
            Console.WriteLine($"Wrote {asked.GetValue(file)}. Upload it in Teams: Apps, Manage your apps, Upload an app.");
        }));
        return teams;
    }
}
