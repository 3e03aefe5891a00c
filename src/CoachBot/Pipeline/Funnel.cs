namespace CoachBot;

/// <summary>How far a person's applications got (coaching.md 38). Each number counts those that got at least so far.</summary>
/// <param name="Applied">All of them.</param>
/// <param name="Talked">A first call or more.</param>
public sealed record Funnel(int Applied, int Talked, int Interviewed, int Final, int Offers)
{
    /// <summary>With fewer applications a rate says nothing, and the coach is silent about it.</summary>
    public const int Enough = 10;

    /// <summary>Of a hundred applicants, so many were interviewed on average: Forbes, 2013.</summary>
    public const int UsualPercent = 20;

    /// <summary>The two-sided 95 % point of the normal distribution.</summary>
    private const double Z = 1.96;

    /// <summary>Interviews in a hundred applications.</summary>
    public double Percent() => 100.0 * Interviewed / Applied;

    /// <summary>Wilson's 95 % interval of <see cref="Percent"/>, which holds for small numbers too (Wilson 1927).</summary>
    public (double Low, double High) Interval()
    {
        double n = Applied, rate = Interviewed / n;
        var middle = (rate + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((rate * (1 - rate) / n) + (Z * Z / (4 * n * n)));
        return (100 * Math.Max(0, middle - half), 100 * Math.Min(1, middle + half));
    }

    /// <summary>Every application counts once, and every no that answers none of them; how far a refused one got is what its no says.</summary>
    public static Funnel Of(IReadOnlyList<Application> applications, IReadOnlyList<Rejection> rejections)
    {
        var answered = rejections.ToLookup(r => Key(r.Company, r.Role), StringComparer.OrdinalIgnoreCase);
        var reached = applications.Where(a => a.Standing != Standing.Rejected || !answered.Contains(Key(a.Company, a.Role)))
            .Select(a => a.IsActive ? a.Standing : Standing.Applied)
            .Concat(rejections.Select(r => (Standing)r.Stage)).ToList(); // both count the same stages from the same beginning
        return new Funnel(reached.Count, AtLeast(Standing.Screening), AtLeast(Standing.Interview), AtLeast(Standing.FinalRound), AtLeast(Standing.Offer));

        int AtLeast(Standing standing) => reached.Count(r => r >= standing);
    }

    private static string Key(string company, string role) => $"{role.Trim()} {company.Trim()}";
}
