using NodaTime;

namespace CoachBot;

/// <summary>
/// Twice every quarter, not weekly and not monthly (coaching.md 30): two touches in each quarter of the year, each more than a
/// month after the one before, on good days, weekends only if they are wished, and away from days on which others come.
/// </summary>
internal static class TwiceAQuarter
{
    /// <summary>More than the longest month.</summary>
    public const int LeastApart = 32;

    /// <summary>Half a quarter.</summary>
    private const int Apart = 45;

    /// <summary>How far from the best day an emptier one is looked for.</summary>
    private const int Reach = 12;

    private const int CostOfCompany = 6;

    public static LocalDate Next(Rhythm rhythm, LocalDate from, IReadOnlyList<LocalDate> recent, Func<LocalDate, int> busy)
    {
        LocalDate? last = recent.Count > 0 ? recent[^1] : null;
        if (last is null && MayFallOn(rhythm, from))
            return from;

        var earliest = last is { } day ? LocalDate.Max(from, day.PlusDays(LeastApart)) : from;
        for (var quarter = QuarterOf(earliest); ; quarter = quarter.PlusMonths(3))
        {
            var (first, end) = (LocalDate.Max(earliest, quarter), quarter.PlusMonths(3).PlusDays(-1));
            var touches = recent.Count(touch => QuarterOf(touch) == quarter);
            if (touches < 2 && Best(rhythm, Ideal(rhythm, quarter, last), first, touches == 0 ? RoomForASecond(rhythm, first, end) : end, busy) is { } best)
                return best;
        }
    }

    public static LocalDate QuarterOf(LocalDate day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>About where the first one stood in its quarter, and half a quarter after the latest.</summary>
    private static LocalDate Ideal(Rhythm rhythm, LocalDate quarter, LocalDate? last)
    {
        var phase = quarter.PlusDays(Period.DaysBetween(QuarterOf(rhythm.Start), rhythm.Start) % Apart);
        return last is { } day ? LocalDate.Max(phase, day.PlusDays(Apart)) : phase;
    }

    /// <summary>The latest day after which a second still fits into the quarter; its end when there is no such day any more.</summary>
    private static LocalDate RoomForASecond(Rhythm rhythm, LocalDate first, LocalDate end)
    {
        var second = end;
        while (!MayFallOn(rhythm, second))
            second = second.PlusDays(-1);
        var latest = second.PlusDays(-LeastApart);
        while (!MayFallOn(rhythm, latest))
            latest = latest.PlusDays(-1);
        return latest >= first ? latest : end;
    }

    private static LocalDate? Best(Rhythm rhythm, LocalDate ideal, LocalDate first, LocalDate last, Func<LocalDate, int> busy)
    {
        while (last >= first && !MayFallOn(rhythm, last))
            last = last.PlusDays(-1);
        if (first > last)
            return null;
        var wished = LocalDate.Max(first, LocalDate.Min(ideal, last));
        LocalDate? best = null;
        var least = int.MaxValue;
        for (var day = LocalDate.Max(first, wished.PlusDays(-Reach)); day <= LocalDate.Min(last, wished.PlusDays(Reach)); day = day.PlusDays(1))
        {
            if (!MayFallOn(rhythm, day))
                continue;
            var cost = Math.Abs(Period.DaysBetween(wished, day)) + (busy(day) * busy(day) * CostOfCompany);
            if (cost < least)
                (best, least) = (day, cost);
        }
        return best;
    }

    private static bool MayFallOn(Rhythm rhythm, LocalDate day) => GoodDay.Is(day, rhythm.Weekends);
}
