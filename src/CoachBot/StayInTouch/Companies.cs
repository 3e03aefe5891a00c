namespace CoachBot;

/// <summary>Whether two names of companies mean the same one.</summary>
public static class Companies
{
    private static readonly string[] Endings = [" inc", " ltd", " llc", " gmbh", " plc", " limited", " ag", " sa", " co"];

    public static bool Same(string? one, string? other) => one is not null && other is not null && string.Equals(Bare(one), Bare(other), StringComparison.Ordinal);

    private static string Bare(string name)
    {
        var bare = name.Trim().TrimEnd('.').ToLowerInvariant();
        return Endings.FirstOrDefault(e => bare.EndsWith(e, StringComparison.Ordinal)) is { } ending ? bare[..^ending.Length].TrimEnd(',', ' ') : bare;
    }
}
