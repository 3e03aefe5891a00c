using CoachBot.Channels;
using CoachBot.Storage;
using CoachBot.Storage.Moving;

namespace CoachBot.Host;

/// <summary>The outermost frame of a command: what keeps it from starting is told in one line, with the exit code that fits.</summary>
internal static class Start
{
    public static async Task<int> GuardAsync(Func<Task> run)
    {
        try
        {
            await run();
            return ExitCode.Fine;
        }
        catch (Exception e) when (e is HostSettingsException or StorageConfigurationException or ChannelConfigurationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.WrongUse;
        }
        catch (Exception e) when (e is InvalidDataException or MoveException or CasebookUnavailableException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Stop what listens there, or set ASPNETCORE_URLS to another address.");
            return ExitCode.Failed;
        }
    }
}
