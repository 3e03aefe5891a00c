using NodaTime;

namespace CoachBot;

/// <summary>A rhythm that comes less often.</summary>
public static class Slower
{
    /// <summary>Whether there is one: twice a quarter is as seldom as keeping in touch gets.</summary>
    public static bool CanBe(Rhythm rhythm) => rhythm.Beat is not (Beat.Once or Beat.TwiceAQuarter);

    /// <summary>Daily becomes weekly, weekly fortnightly and then monthly, monthly quarterly.</summary>
    public static Rhythm Of(Rhythm rhythm, LocalDate today) => rhythm switch
    {
        { Beat: Beat.Days, Every: < 7 } or { Beat: Beat.WorkingDays } => Rhythm.Weekly(today),
        { Beat: Beat.Days or Beat.Weeks } when DaysOf(rhythm) < 14 => rhythm with { Beat = Beat.Weeks, Every = 2, Days = rhythm.Days.Take(1).ToList() },
        { Beat: Beat.Days or Beat.Weeks } => Rhythm.Monthly(today) with { GoodDays = rhythm.GoodDays },
        { Beat: Beat.Months, Every: < 3 } => rhythm with { Every = 3 },
        { Beat: Beat.Months } => rhythm with { Every = rhythm.Every * 2 },
        _ => rhythm,
    };

    private static int DaysOf(Rhythm rhythm) => rhythm.Beat == Beat.Weeks ? rhythm.Every * 7 : rhythm.Every;
}
