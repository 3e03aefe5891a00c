namespace CoachBot;

/// <summary>One part of what a person sees at a glance. A feature registers its own; they stand in the order in which the features do.</summary>
public interface IOverviewPart
{
    /// <returns>Null when there is nothing to show.</returns>
    Task<CoachMessage?> ShowAsync(Casebook casebook, Glance glance);
}

/// <summary>Who looks, and when.</summary>
/// <param name="Person">The digest of the person's key that buttons carry.</param>
public sealed record Glance(string Person, DateTimeOffset Now);
