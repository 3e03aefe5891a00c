namespace CoachBot.Testing;

/// <summary>The people that the tests are about.</summary>
public static class Cast
{
    public static CastMember Maya { get; } = new("U0MAYA", "Maya", "slack", "T0LONDON", "Europe/London");

    public static CastMember Tom { get; } = new("29:tom", "Tom", "msteams", "tenant-denver", "America/Denver");

    public static CastMember Aroha { get; } = new("29:aroha", "Aroha", "msteams", "tenant-auckland", "Pacific/Auckland");

    public static CastMember Yusuf { get; } = new("U0YUSUF", "Yusuf", "slack", "T0ISTANBUL", "Europe/Istanbul");

    public static CastMember Ines { get; } = new("U0INES", "Inés", "slack", "T0SANTIAGO", "America/Santiago");

    public static IReadOnlyList<CastMember> All { get; } = [Maya, Tom, Aroha, Yusuf, Ines];
}

/// <summary>Somebody who talks to the coach.</summary>
public sealed record CastMember(string Id, string Name, string Channel, string Tenant, string Zone);
