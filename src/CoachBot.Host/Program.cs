using System.CommandLine;
using CoachBot.Host;
using CoachBot.Host.Data;
using CoachBot.Host.Inspect;
using CoachBot.Host.Packages;

var coach = new RootCommand("CoachBot: a coach for people who look for work and were turned down. Without a command it serves: in Development the chat at http://localhost:3978.")
{
    ChatCommand.Create(),
    DataCommand.Create(),
    InspectCommand.Create(Inspectors.All),
    PackageCommand.Create(),
    RemindersCommand.Create(),
};
coach.SetAction((_, stop) => ServeCommand.RunAsync(stop));

// The web host watches for Ctrl+C itself and takes its time to finish the turns under way.
var asked = coach.Parse(args);
var code = await asked.InvokeAsync(new() { ProcessTerminationTimeout = null });
return asked.Errors.Count > 0 ? ExitCode.WrongUse : code;
