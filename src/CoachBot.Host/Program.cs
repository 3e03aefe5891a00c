using System.CommandLine;
using CoachBot.Host.Inspect;

var coach = new RootCommand("CoachBot: a coach for people who look for work and were turned down.")
{
    InspectCommand.Create(Inspectors.All),
};

var asked = coach.Parse(args);
var code = await asked.InvokeAsync();
return asked.Errors.Count > 0 ? 2 : code;
