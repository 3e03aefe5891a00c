using NodaTime;

namespace CoachBot.Understanding;

/// <summary>The questions asked when no time can be read: what is wrong, then what to answer.</summary>
internal static class Refusals
{
    public const string Past = "That is already past. When should it be?";
    public const string None = "I see no time in that. When should it be, for example \"tomorrow at 9\" or \"in two weeks\"?";
    public const string Vague = "When would that be? A day or a time helps me, for example \"Tuesday at 9\" or \"in two weeks\".";
    public const string Event = "I don't know when that is. Which day should I use, for example \"Friday at 3\"?";
    public const string Backwards = "That runs backwards. How long from now should it be, for example \"in two weeks\"?";
    public const string TooFar = "That is further off than I can plan. When should it be?";

    private static readonly string[] MonthNames =
        ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static string NoSuchDate(string written) => $"There is no {written}. Which day did you mean?";

    public static string NoSuchTime(string written) => $"The clock has no {written}. What time did you mean?";

    public static string NoSuchDay(int day, int month) =>
        month is >= 1 and <= 12 ? NoSuchDate($"{day} {MonthNames[month]}") : NoSuchDate($"{day}/{month}");

    public static string OtherWeekday(LocalDate date, IsoDayOfWeek said) =>
        $"{date.Day} {MonthNames[date.Month]} {date.Year} is a {date.DayOfWeek}, not a {said}. Which one did you mean?";
}
