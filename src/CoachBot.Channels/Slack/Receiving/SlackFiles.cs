using System.Net.Http.Headers;
using CoachBot.Understanding;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Slack;

/// <summary>Reads the text files that come with a message, such as a rejection that was saved.</summary>
public sealed class SlackFiles(SlackSettings settings, SlackWorkspaces workspaces, SlackApi api, ILogger<SlackFiles> log)
{
    private const int MostBytes = 256 * 1024;
    private const int MostFiles = 3;

    /// <summary>The words of the message, then those of its files; a file that cannot be read is left out.</summary>
    public async Task<string> WithFilesAsync(SlackTenant tenant, string words, JObject message, CancellationToken cancellationToken)
    {
        var texts = new List<string> { words };
        foreach (var file in (message["files"] as JArray)?.OfType<JObject>().Take(MostFiles) ?? [])
        {
            if (await ReadAsync(tenant, file, cancellationToken) is { Length: > 0 } text)
                texts.Add(text);
        }
        return string.Join("\n\n", texts.Where(t => t.Length > 0));
    }

    private async Task<string?> ReadAsync(SlackTenant tenant, JObject file, CancellationToken cancellationToken)
    {
        var name = (string?)file["name"] ?? "";
        if ((!name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase)) || (long?)file["size"] > MostBytes || !Uri.TryCreate((string?)file["url_private_download"], UriKind.Absolute, out var url) || !IsSlacks(url))
            return null;
        try
        {
            var installation = await workspaces.FindAsync(tenant.Id, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", installation?.Token);
            using var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentLength > MostBytes)
                return null;
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return bytes.Length > MostBytes ? null : EmployerMail.FromFile(name, bytes);
        }
        catch (HttpRequestException e)
        {
            log.LogInformation("A file was not read: {Error}", e.GetType().Name);
            return null;
        }
    }

    /// <summary>The token goes to Slack's own hosts and nowhere else.</summary>
    private bool IsSlacks(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps && (url.Host == "files.slack.com" || url.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase)))
        || (url.IsLoopback && url.Authority == settings.ApiUrl.Authority);
}
