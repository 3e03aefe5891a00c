using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Channels;

namespace CoachBot.Host.Packages;

/// <summary>The app package of Teams: the manifest with its placeholders filled, the icons, and a file for each further language.</summary>
internal static class TeamsPackage
{
    private const string Folder = "teams/";
    private const string Manifest = "manifest.json";

    private static readonly Assembly Here = typeof(TeamsPackage).Assembly;

    /// <exception cref="ChannelConfigurationException">The host is none, or the manifest breaks a rule of Teams.</exception>
    public static async Task WriteAsync(FileInfo file, Guid appId, string host, CancellationToken cancellationToken)
    {
        if (Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.', StringComparison.Ordinal))
            throw new ChannelConfigurationException($"The host is '{host}'; it must be a public host name without scheme, port or path, such as coach.contoso.com.");
        var files = Here.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..]).Order(StringComparer.Ordinal).ToList();
        var manifest = await FillAsync(appId, host, cancellationToken);
        if (ManifestRules.Flaws(manifest, files) is { Count: > 0 } flaws)
            throw new ChannelConfigurationException("Teams would refuse the package: " + string.Join(" ", flaws));

        file.Directory?.Create();
        await using var stream = file.Create();
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: false, entryNameEncoding: null, cancellationToken);
        foreach (var name in files)
        {
            await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
            if (name == Manifest)
                await entry.WriteAsync(Encoding.UTF8.GetBytes(manifest.ToJsonString(new() { WriteIndented = true })), cancellationToken);
            else
                await Read(name).CopyToAsync(entry, cancellationToken);
        }
    }

    private static async Task<JsonObject> FillAsync(Guid appId, string host, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(Read(Manifest));
        var text = (await reader.ReadToEndAsync(cancellationToken))
            .Replace("${{TEAMS_APP_ID}}", appId.ToString(), StringComparison.Ordinal)
            .Replace("${{BOT_ID}}", appId.ToString(), StringComparison.Ordinal)
            .Replace("${{BOT_DOMAIN}}", host, StringComparison.Ordinal);
        var manifest = JsonNode.Parse(text)!.AsObject();
        manifest["version"] = Here.GetName().Version!.ToString(3);
        return manifest;
    }

    private static Stream Read(string name) => Here.GetManifestResourceStream(Folder + name)!;
}
