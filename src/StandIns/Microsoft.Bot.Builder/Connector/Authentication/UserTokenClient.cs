namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Named by the authentication's surface only; signing people in is left out.</summary>
public abstract class UserTokenClient : IDisposable
{
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
