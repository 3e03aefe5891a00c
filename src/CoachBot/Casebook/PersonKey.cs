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

    /// <summary>The person behind what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static PersonKey? Parse(string text) =>
        text.Split('|') is [var channel, var tenant, var user] ? new PersonKey(Unescape(channel), Unescape(tenant), Unescape(user)) : null;

    private static string Unescape(string part)
    {
        var plain = new System.Text.StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            var isCode = part[i] == '%' && i + 4 < part.Length;
            plain.Append(isCode ? (char)Convert.ToInt32(part[(i + 1)..(i + 5)], 16) : part[i]);
            i += isCode ? 4 : 0;
        }
        return plain.ToString();
    }

    private static string Escape(string part) =>
        string.Concat(part.Select(c => c is '/' or '\\' or '#' or '?' or '%' or '|' || char.IsControl(c) || char.IsSurrogate(c) ? $"%{(int)c:X4}" : c.ToString()));
}
