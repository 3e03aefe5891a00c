using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace CoachBot.Channels.Local;

/// <summary>
/// What binds a browser to its conversation: <c>{conversation}.{secret}</c>, both random. Only a digest of it is kept, with
/// the conversation, so it is good after a restart. Any other bearer counts as a Direct Line secret: it opens the
/// conversations that were begun with it.
/// </summary>
internal sealed record DirectLineToken(string Conversation, string Bearer)
{
    private const int ConversationLength = 22;
    private const int Length = ConversationLength + 1 + 43;

    /// <summary>Tokens do not expire; clients want a number of seconds.</summary>
    public const int ExpiresIn = 365 * 24 * 3600;

    public static DirectLineToken New()
    {
        var conversation = Random(16);
        return new(conversation, $"{conversation}.{Random(32)}");
    }

    /// <summary>The token that a bearer is; for a secret, or none, that of a conversation yet to be begun.</summary>
    public static DirectLineToken ToBegin(string? bearer)
    {
        if (bearer is null)
            return New();
        return bearer.Length == Length && bearer[ConversationLength] == '.'
            ? new DirectLineToken(bearer[..ConversationLength], bearer)
            : New() with { Bearer = bearer };
    }

    /// <summary>The bearer of a request: its Authorization header, or <c>t</c> in the query for a WebSocket, or null.</summary>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header[7..].Trim()
            : request.Query["t"] is [{ Length: > 0 } ticket] ? ticket : null;

    private static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
