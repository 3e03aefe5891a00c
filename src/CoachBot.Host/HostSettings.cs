using System.Net;

namespace CoachBot.Host;

/// <summary>The settings of the process itself, checked before anything starts. Storage and channels check their own.</summary>
internal static class HostSettings
{
    public const string DefaultUrl = "http://localhost:3978";
    public const string DataKey = "COACH_DATA";
    public const string DefaultData = "data/";

    private const string UsualHourKey = "Coach__UsualHour";
    private const string QuietHoursKey = "Coach__QuietHours";
    private const string UrlsKey = "ASPNETCORE_URLS";

    /// <summary>Whether a channel beyond this machine is configured.</summary>
    public static bool HasChannel(IConfiguration configuration) =>
        new[] { "Teams:AppId", "Slack:SigningSecret", "Slack:AppToken" }.Any(key => !string.IsNullOrWhiteSpace(configuration[key]));

    /// <summary>The addresses to listen on.</summary>
    /// <exception cref="HostSettingsException">Without credentials the host serves this machine only, and only in Development.</exception>
    public static string[] Urls(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() && !HasChannel(configuration))
        {
            throw new HostSettingsException(
                $"No channel is configured, and the environment is {environment.EnvironmentName}. Set Teams__AppId and its credentials, or Slack__SigningSecret and its token; "
                + "or set ASPNETCORE_ENVIRONMENT=Development to chat on this machine.");
        }

        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
            Check(url, mustBeLoopback: !HasChannel(configuration));
        return urls.Length > 0 ? urls : [DefaultUrl];
    }

    /// <summary>The folder of the data, made if need be by who uses it.</summary>
    public static string Data(IConfiguration configuration) =>
        configuration[DataKey] is { Length: > 0 } folder && !string.IsNullOrWhiteSpace(folder) ? folder.Trim() : DefaultData;

    /// <summary>When reminders come and when they do not, for everybody who has not said otherwise.</summary>
    /// <exception cref="HostSettingsException">A time cannot be read.</exception>
    public static ReminderSettings Reminders(IConfiguration configuration)
    {
        var usual = ReminderSettings.Usual;
        return new ReminderSettings(
            configuration["Coach:UsualHour"] is { Length: > 0 } hour ? Clock(UsualHourKey, hour, hour) : usual.UsualHour,
            configuration["Coach:QuietHours"] is { Length: > 0 } hours ? Hours(hours) : usual.QuietHours);
    }

    /// <exception cref="HostSettingsException">The terminal is part of the local channel.</exception>
    public static void CheckChat(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
            throw new HostSettingsException($"The terminal is for development, and the environment is {environment.EnvironmentName}. Set ASPNETCORE_ENVIRONMENT=Development.");
    }

    private static QuietHours Hours(string hours) => hours.Split('-', StringSplitOptions.TrimEntries) is [var from, var until]
        ? new QuietHours(Clock(QuietHoursKey, hours, from), Clock(QuietHoursKey, hours, until))
        : throw new HostSettingsException($"{QuietHoursKey} is '{hours}'; write when quiet begins and ends on the person's clock, like 20:00-08:00.");

    private static NodaTime.LocalTime Clock(string key, string value, string time) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(time) is { Success: true } read
        ? read.Value
        : throw new HostSettingsException($"{key} is '{value}', and '{time}' is no time of the day. Write it like {(key == UsualHourKey ? "09:00" : "20:00-08:00")}.");

    private static void Check(string url, bool mustBeLoopback)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new HostSettingsException($"{UrlsKey} holds '{url}', which is no address. Write it like {DefaultUrl}, several with ; between.");
        }
        if (address.Scheme is not ("http" or "https"))
            throw new HostSettingsException($"{UrlsKey} holds '{url}'; only http and https are served. Write it like {DefaultUrl}.");
        if (mustBeLoopback && !IsLoopback(address.Host))
            throw new HostSettingsException($"{UrlsKey} holds '{url}', which other machines can reach. Without credentials for Teams or Slack the coach answers this machine only: use {DefaultUrl}.");
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>A setting cannot be used. The message names the key, the value and the fix.</summary>
public sealed class HostSettingsException(string message) : Exception(message);
