using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace CoachBot.Testing.Teams;

/// <summary>
/// Where people's own files are: upload sessions as OneDrive has them. The address is the proof, pieces follow one another, and a session
/// is over with the last of them.
/// </summary>
public sealed class FakeDrive
{
    private readonly ConcurrentDictionary<string, MemoryStream> sessions = new(StringComparer.Ordinal);

    /// <summary>Whole files by the id of their session.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Every request, with how it was answered.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>How to fail a request, by its number from 1; null to take it.</summary>
    public Func<int, int?> Fail { get; set; } = static _ => null;

    /// <summary>Begins a session, as Teams does when somebody accepts a file.</summary>
    public void Open(string id) => sessions[id] = new MemoryStream();

    public async Task<IResult> PutAsync(HttpRequest request, string id)
    {
        using var piece = new MemoryStream();
        await request.Body.CopyToAsync(piece);
        var status = Fail(Answers.Count + 1) ?? Take(request, id, piece.ToArray());
        Answers.Enqueue(status);
        if (status is 301 or 302 or 307)
            request.HttpContext.Response.Headers.Location = "/onedrive/elsewhere";
        return Results.StatusCode(status);
    }

    private int Take(HttpRequest request, string id, byte[] piece)
    {
        if (request.Headers.Authorization.Count > 0)
            return 401;
        if (!sessions.TryGetValue(id, out var file))
            return 404;
        var range = request.GetTypedHeaders().ContentRange;
        if (range is not { From: { } from, To: { } to, Length: { } whole } || from != file.Length || to - from + 1 != piece.Length || to >= whole)
            return 416;
        if (to + 1 < whole && piece.Length % (320 * 1024) != 0)
            return 400;
        file.Write(piece);
        if (file.Length < whole)
            return 202;
        sessions.TryRemove(id, out _);
        Files[id] = file.ToArray();
        return 201;
    }
}
