using NodaTime;

namespace CoachBot;

/// <summary>Where the person's clock stands; asked for once, where no channel has told it.</summary>
internal static class ReminderZone
{
    public static async Task<DateTimeZone> AskAsync(Scene scene)
    {
        var known = await scene.Load("known-zone", casebook => Task.FromResult(casebook.Profile.Zone));
        if (known is not null)
            return WallClock.ZoneOf(known);
        var place = await scene.Ask("zone", check: said => Places.ZoneOf(said) is null ? "zone-unknown" : null);
        var zone = Places.ZoneOf(place)!;
        await scene.Do("keep-zone", casebook =>
        {
            casebook.Profile = casebook.Profile with { Zone = zone };
            return Task.CompletedTask;
        });
        return WallClock.ZoneOf(zone);
    }
}
