namespace SlackNet;

public class User
{
    public string Id { get; set; }
    public string TeamId { get; set; }
    public string Name { get; set; }
    public string RealName { get; set; }
    public bool Deleted { get; set; }
    public bool IsBot { get; set; }

    /// <summary>An IANA time zone such as Europe/London.</summary>
    public string Tz { get; set; }

    /// <summary>Seconds east of UTC.</summary>
    public int TzOffset { get; set; }

    /// <summary>Such as en-GB, when it was asked for.</summary>
    public string Locale { get; set; }
}

public class Team
{
    public string Id { get; set; }
    public string Name { get; set; }
    public string Domain { get; set; }
    public string EnterpriseId { get; set; }
    public string EnterpriseName { get; set; }
}

public class WorkSpace
{
    public string Id { get; set; }
#nullable enable annotations
    public string? Name { get; set; }
#nullable restore annotations
}

/// <summary>An installation that an event is for.</summary>
public class Authorization
{
    public string EnterpriseId { get; set; }
    public string TeamId { get; set; }
    public string UserId { get; set; }
    public bool IsBot { get; set; }
}

/// <summary>Where an interaction happened.</summary>
public class Channel
{
    public string Id { get; set; }
    public string Name { get; set; }
}
