namespace CoachBot;

/// <summary>
/// Whose casebook it is: the channel, the tenant (Teams), team (Slack) or <c>-</c> (local), and the person's id there.
/// <see cref="ToString"/> is the partition key of every row the person has.
/// </summary>
public readonly record struct PersonKey(string Channel, string Tenant, string User)
{
    /// <summary>
    /// <c>channel|tenant|user</c>; whatever a table key cannot hold (<c>/ \ # ? % |</c>, controls) is written as <c>%XXXX</c>, its UTF-16 code.
    /// </summary>
    public override string ToString() => $"{Escape(Channel)}|{Escape(Tenant)}|{Escape(User)}";

    /// <summary>What the partition keys of everybody in a tenant begin with.</summary>
    public static string PrefixOf(string channel, string tenant) => $"{Escape(channel)}|{Escape(tenant)}|";

    private static string Escape(string part) =>
        string.Concat(part.Select(c => c is '/' or '\\' or '#' or '?' or '%' or '|' || char.IsControl(c) || char.IsSurrogate(c) ? $"%{(int)c:X4}" : c.ToString()));
}
