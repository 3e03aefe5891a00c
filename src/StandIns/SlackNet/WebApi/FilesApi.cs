using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public interface IFilesApi
{
    /// <summary>Asks for an address, sends the file there without a token, and shares it.</summary>
    /// <param name="channelId">Without a channel the file stays private to the bot.</param>
    Task<ExternalFileReference> Upload(
        FileUpload file, string channelId = null, string threadTs = null, string initialComment = null, CancellationToken cancellationToken = default);

    Task<UploadUrlExternalResponse> GetUploadUrlExternal(
        string fileName, int length, string altText = null, string snippetType = null, CancellationToken cancellationToken = default);

    Task<IList<ExternalFileReference>> CompleteUploadExternal(
        IEnumerable<ExternalFileReference> files,
        string channelId = null,
        string initialComment = null,
        string threadTs = null,
        CancellationToken cancellationToken = default);
}

public class UploadUrlExternalResponse
{
    public string UploadUrl { get; set; }
    public string FileId { get; set; }
}

#nullable enable annotations
public class ExternalFileReference
{
    public required string Id { get; set; }
    public string? Title { get; set; }
}

public class FileUpload
{
    private readonly Func<HttpContent> _open;

    public FileUpload(string fileName, byte[] fileContent)
        : this(fileName, () => new ByteArrayContent(fileContent)) { }

    public FileUpload(string fileName, string fileContent)
        : this(fileName, () => new StringContent(fileContent)) { }

    private FileUpload(string fileName, Func<HttpContent> open)
    {
        FileName = fileName;
        _open = open;
    }

    public string FileName { get; }
    public string? Title { get; set; }
    public string? AltText { get; set; }
    public string? SnippetType { get; set; }

    internal HttpContent Open() => _open();
}
#nullable restore annotations

internal sealed class FilesApi(ISlackApiClient client, IHttp http) : IFilesApi
{
    public async Task<ExternalFileReference> Upload(
        FileUpload file, string channelId = null, string threadTs = null, string initialComment = null, CancellationToken cancellationToken = default)
    {
        using var content = file.Open();
        var length = Convert.ToInt32(content.Headers.ContentLength);
        var place = await GetUploadUrlExternal(file.FileName, length, file.AltText, file.SnippetType, cancellationToken).ConfigureAwait(false);
        await http.Execute<WebApiResponse>(
            new HttpRequestMessage(HttpMethod.Post, place.UploadUrl) { Content = content }, cancellationToken).ConfigureAwait(false);
        var uploaded = new ExternalFileReference { Id = place.FileId, Title = file.Title };
        return (await CompleteUploadExternal([uploaded], channelId, initialComment, threadTs, cancellationToken).ConfigureAwait(false)).Single();
    }

    public Task<UploadUrlExternalResponse> GetUploadUrlExternal(
        string fileName, int length, string altText = null, string snippetType = null, CancellationToken cancellationToken = default) =>
        client.Get<UploadUrlExternalResponse>("files.getUploadURLExternal", new Args
        {
            ["filename"] = fileName,
            ["length"] = length,
            ["alt_text"] = altText,
            ["snippet_type"] = snippetType,
        }, cancellationToken);

    public async Task<IList<ExternalFileReference>> CompleteUploadExternal(
        IEnumerable<ExternalFileReference> files,
        string channelId = null,
        string initialComment = null,
        string threadTs = null,
        CancellationToken cancellationToken = default)
    {
        var args = new Args { ["files"] = files, ["channel_id"] = channelId, ["initial_comment"] = initialComment, ["thread_ts"] = threadTs };
        var response = await client.Post<CompleteUploadExternalResponse>("files.completeUploadExternal", args, cancellationToken).ConfigureAwait(false);
        return response.Files;
    }
}

internal sealed class CompleteUploadExternalResponse
{
    public IList<ExternalFileReference> Files { get; set; } = [];
}
