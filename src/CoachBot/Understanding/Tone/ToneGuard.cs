namespace CoachBot.Understanding;

/// <summary>Lets every draft through.</summary>
public sealed class ToneGuard : IToneGuard
{
    public ToneReport Check(string draft) => new("send", []);

    public string Rewrite(string draft) => draft;
}
