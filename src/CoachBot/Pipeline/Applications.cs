using NodaTime;

namespace CoachBot;

/// <summary>The applications of a casebook.</summary>
public static class Applications
{
    /// <summary>Fewer coals in the fire than this, and the coach says so kindly (coaching.md 36).</summary>
    public const int Enough = 3;

    private const int MostShown = 10;

    public static async Task<IReadOnlyList<Application>> ActiveAsync(Casebook casebook) => (await casebook.AllAsync<Application>()).Where(a => a.IsActive).ToList();

    /// <summary>The application at a company that is still open: the one for that role, or else the only one; null when it is not clear which.</summary>
    public static async Task<Application?> FindAsync(Casebook casebook, string company, string? role)
    {
        var there = (await ActiveAsync(casebook)).Where(a => Same(a.Company, company)).ToList();
        return there.Find(a => role is not null && Same(a.Role, role)) ?? (there is [var only] ? only : null);
    }

    /// <summary>A rejection closes the application that it answers; no matter when there is none.</summary>
    public static async Task RejectedAsync(Casebook casebook, Rejection rejection)
    {
        if (await FindAsync(casebook, rejection.Company, rejection.Role) is { } application)
            casebook.Put(application.Move(Standing.Rejected, rejection.Date));
    }

    /// <summary>The furthest first, each with where it stands since when.</summary>
    public static Card Picture(IEnumerable<Application> active, CopyFile copy) => new(copy["coals-title"].Plain())
    {
        Subject = CurrentApplications.Subject + ":",
        Facts = active.OrderByDescending(a => a.Standing).ThenBy(a => a.MovedOn).ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase).Take(MostShown)
            .Select(a => new Fact(a.Name, copy["coal-" + PlanCards.NameOf(a.Standing)].Plain(new { since = a.MovedOn }))).ToList(),
    };

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
