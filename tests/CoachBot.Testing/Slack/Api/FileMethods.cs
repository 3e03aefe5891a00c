using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary>The upload of a file: an address, the bytes, and its end.</summary>
internal static class FileMethods
{
    private const long LargestFile = 1L << 30;

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("files.getUploadURLExternal", Begin, ["files:write"], 100, TakesJson: false, TakesGet: true),
        new("files.completeUploadExternal", Complete, ["files:write"], 100),
    ];

    private static JObject Begin(ApiCall call)
    {
        var name = call.Text("filename") ?? throw new SlackApiError("missing_filename");
        if (!long.TryParse(call.Text("length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length == 0)
            throw new SlackApiError("missing_length");
        if (length > LargestFile)
            throw new SlackApiError("file_upload_size_restricted");
        var file = call.Slack.Uploads.Begin(name, length);
        return new JObject { ["upload_url"] = new Uri(call.Slack.Url, $"upload/v1/{file.Secret}").AbsoluteUri, ["file_id"] = file.Id };
    }

    private static JObject Complete(ApiCall call)
    {
        if (call.Json("files", "invalid_arguments") is not JArray { Count: > 0 } files)
            throw SlackApiError.Arguments("missing required field: files");
        var channels = (call.Text("channel_id") ?? call.Text("channels"))?.Split(',').Select(call.Channel).ToList() ?? [];
        foreach (var channel in channels)
        {
            if (!channel.HasBot)
                throw new SlackApiError("not_in_channel");
            if (channel.IsArchived)
                throw new SlackApiError("is_archived");
        }
        var done = files.Select(f => call.Slack.Uploads.Complete((string?)f["id"] ?? "", (string?)f["title"])).ToList();
        foreach (var channel in channels)
        {
            channel.Add(new SlackMessage(channel, call.Slack.NewTs(), channel.Workspace.BotUserId)
            {
                IsFromBot = true,
                ThreadTs = call.Text("thread_ts"),
                Text = call.Text("initial_comment") ?? "",
                Files = done,
            });
        }
        return new JObject { ["files"] = new JArray(done.Select(f => f.ToJson())) };
    }
}

/// <summary>Files between their announcement and their completion.</summary>
internal sealed class SlackUploads(FakeSlack slack)
{
    private readonly List<Upload> uploads = [];

    public Upload Begin(string name, long length)
    {
        var upload = new Upload(slack.NewId('F'), SlackApp.Secret(), name, length);
        uploads.Add(upload);
        return upload;
    }

    /// <summary>Takes the bytes; false when nobody announced them or they are not as many as announced.</summary>
    public bool Take(string secret, byte[] content)
    {
        lock (slack.Gate)
        {
            if (uploads.Find(u => u.Secret == secret) is not { Content: null } upload || upload.Length != content.Length)
                return false;
            upload.Content = content;
            return true;
        }
    }

    public SlackFile Complete(string id, string? title)
    {
        if (uploads.Find(u => u.Id == id) is not { Content: { } content } upload)
            throw new SlackApiError("file_not_found");
        uploads.Remove(upload);
        return new SlackFile(id, upload.Name, title ?? upload.Name, content);
    }
}

internal sealed record Upload(string Id, string Secret, string Name, long Length)
{
    public byte[]? Content { get; set; }
}
