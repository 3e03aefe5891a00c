using Azure.Core;

namespace CoachBot.Channels.Teams.Authentication;

/// <summary>The bot's own token for one scope, kept until shortly before it expires and asked for once however many need it.</summary>
public sealed class KeptToken(TokenCredential credential, string scope, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim asking = new(1);
    private volatile Kept? kept;

    /// <exception cref="Azure.Identity.AuthenticationFailedException">The bot's credentials are not taken, or nobody answers.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (kept is { } fresh && IsFresh(fresh))
            return fresh.Token;
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (kept is { } others && IsFresh(others))
                return others.Token;
            var asked = time.GetUtcNow();
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            var lifetime = token.ExpiresOn - asked;
            kept = new Kept(token.Token, asked + (lifetime > Margin * 2 ? lifetime - Margin : lifetime / 2));
            return token.Token;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>The channel did not take this token: the next caller gets a new one.</summary>
    public void Forget(string token)
    {
        if (kept?.Token == token)
            kept = null;
    }

    private bool IsFresh(Kept token) => time.GetUtcNow() < token.Until;

    private sealed record Kept(string Token, DateTimeOffset Until);
}
