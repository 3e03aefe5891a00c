using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

#nullable enable annotations
public interface IFilesApi
{
    /// <summary>Asks for an address, sends the file there without a token, and shares it.</summary>
    /// <param name="channelId">Without a channel the file stays private to the bot.</param>
    Task<ExternalFileReference> Upload(
        FileUpload file, string channelId = null, string threadTs = null, string initialComment = null, CancellationToken cancellationToken = default);
}

public class ExternalFileReference
{
    public required string Id { get; set; }
    public string? Title { get; set; }
}

public class FileUpload(string fileName, byte[] fileContent)
{
    public string FileName { get; } = fileName;
    public string? Title { get; set; }

    internal byte[] Content { get; } = fileContent;
}

internal sealed class FilesApi(ISlackApiClient client, IHttp http) : IFilesApi
{
    public async Task<ExternalFileReference> Upload(
        FileUpload file, string channelId = null, string threadTs = null, string initialComment = null, CancellationToken cancellationToken = default)
    {
        var place = await client.Get<Place>(
            "files.getUploadURLExternal", new Args { ["filename"] = file.FileName, ["length"] = file.Content.Length }, cancellationToken).ConfigureAwait(false);
        using var upload = new HttpRequestMessage(HttpMethod.Post, place.UploadUrl) { Content = new ByteArrayContent(file.Content) };
        await http.Execute<object>(upload, cancellationToken).ConfigureAwait(false);

        var files = new[] { new ExternalFileReference { Id = place.FileId, Title = file.Title } };
        var args = new Args { ["files"] = files, ["channel_id"] = channelId, ["initial_comment"] = initialComment, ["thread_ts"] = threadTs };
        return (await client.Post<Shared>("files.completeUploadExternal", args, cancellationToken).ConfigureAwait(false)).Files.Single();
    }

    private sealed class Place
    {
        public string UploadUrl { get; set; }
        public string FileId { get; set; }
    }

    private sealed class Shared
    {
        public IList<ExternalFileReference> Files { get; set; } = [];
    }
}
