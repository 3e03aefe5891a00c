using NodaTime;

namespace CoachBot;

/// <summary>What somebody made of a rejection (coaching.md 9, 11, 15, 16).</summary>
/// <param name="Rejection">The rejection's id, or null when none was logged.</param>
/// <param name="Marks">The three questions, each with a mark, evidence and one thing to strengthen.</param>
/// <param name="Reasons">Why it may have been a no, as the person sorted it out.</param>
/// <param name="Plans">At most three if-then plans.</param>
public sealed record Reflection(
    string Id, string? Rejection, IReadOnlyList<Mark> Marks, IReadOnlyList<Reason> Reasons, IReadOnlyList<IfThen> Plans, Fork Fork, string? Goodbye, LocalDate On) : IRecord
{
    public static string Kind => "reflection";
}

/// <summary>One of the three questions every hiring manager asks (coaching.md 9).</summary>
/// <param name="Value">1 to 5.</param>
/// <param name="Evidence">One thing that happened which speaks for the mark.</param>
/// <param name="Strengthen">One thing to strengthen, or null.</param>
public sealed record Mark(HiringQuestion Question, int Value, string Evidence, string? Strengthen);

/// <summary>"If …, then I …", with the day it is to be done by (coaching.md 15).</summary>
public sealed record IfThen(string If, string Then, LocalDate By);

/// <summary>Can you do the job, will you do it, can we work beside you all day?</summary>
public enum HiringQuestion
{
    Can,
    Will,
    Fit,
}

/// <summary>Why it may have been a no (coaching.md 11).</summary>
public enum Reason
{
    YearsOfExperience,
    LatestEducation,
    AlreadyDecided,
    InsideCandidate,
    Flood,
    StrongerRival,
    NoRealJob,
    Cancelled,
    Overqualified,
    MissingSkill,
    Interview,
    Reference,
    SocialMedia,
}

/// <summary>Which reasons a person can work on.</summary>
public static class Reasons
{
    /// <summary>True for what is theirs to work on; the rest is not theirs, whatever it feels like (coaching.md 11).</summary>
    public static bool IsYours(Reason reason) => reason is Reason.MissingSkill or Reason.Interview or Reason.Reference or Reason.SocialMedia;
}
