using NodaTime;

namespace CoachBot;

/// <summary>The check-ins of the coming two quarters.</summary>
public sealed class CheckInsGlance(CheckInPlanner planner, CopyBook voice) : IOverviewPart
{
    private readonly CopyFile copy = voice["StayInTouch"];

    public async Task<CoachMessage?> ShowAsync(Casebook casebook, Glance glance)
    {
        var today = Instant.FromDateTimeOffset(glance.Now).InZone(casebook.Profile.TimeZone).Date;
        return await planner.AheadAsync(casebook, today) is { Count: > 0 } ahead ? new CoachMessage("") { Card = CheckInCards.Ahead(ahead, today, copy) } : null;
    }
}
