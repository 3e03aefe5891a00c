namespace SlackNet;

public class User
{
    public string Id { get; set; }
    public string TeamId { get; set; }
    public string Name { get; set; }
    public bool Deleted { get; set; }
    public string RealName { get; set; }

    /// <summary>An IANA time zone such as Europe/London.</summary>
    public string Tz { get; set; }
    public string TzLabel { get; set; }

    /// <summary>Seconds east of UTC.</summary>
    public int TzOffset { get; set; }
    public UserProfile Profile { get; set; }
    public bool IsRestricted { get; set; }
    public bool IsUltraRestricted { get; set; }
    public bool IsBot { get; set; }
    public bool IsStranger { get; set; }
    public bool IsAppUser { get; set; }

    /// <summary>Such as en-GB, when it was asked for.</summary>
    public string Locale { get; set; }
    public EnterpriseUser EnterpriseUser { get; set; }
}

public class UserProfile
{
    public string FirstName { get; set; }
    public string RealName { get; set; }
    public string DisplayName { get; set; }
    public string Team { get; set; }
}

public class EnterpriseUser
{
    public string Id { get; set; }
    public string EnterpriseId { get; set; }
    public string EnterpriseName { get; set; }
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

public class AuthedUser
{
    public string Id { get; set; }
    public string Scope { get; set; }
    public string AccessToken { get; set; }
    public string TokenType { get; set; }
#nullable enable annotations
    public int? ExpiresIn { get; set; }
    public string? RefreshToken { get; set; }
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

public class Conversation
{
    public string Id { get; set; }
    public string Name { get; set; }
    public bool IsChannel { get; set; }
    public bool IsGroup { get; set; }
    public bool IsIm { get; set; }
    public bool IsMpim { get; set; }
    public bool IsPrivate { get; set; }
    public bool IsArchived { get; set; }
    public bool IsShared { get; set; }
    public bool IsExtShared { get; set; }
    public bool IsMember { get; set; }
    public string Locale { get; set; }

    /// <summary>The other person in a direct message.</summary>
    public string User { get; set; }
    public bool IsUserDeleted { get; set; }
}

/// <summary>Where an interaction happened.</summary>
public class Channel
{
    public string Id { get; set; }
    public string Name { get; set; }
}

public class File
{
    public string Id { get; set; }
    public string Name { get; set; }
    public string Title { get; set; }
    public string Mimetype { get; set; }
    public int Size { get; set; }
    public string UrlPrivate { get; set; }
}

public class Attachment
{
    public string Fallback { get; set; }
    public string Text { get; set; }
}

public class AssistantThread
{
    public string UserId { get; set; }
    public string ChannelId { get; set; }
    public string ThreadTs { get; set; }
}
