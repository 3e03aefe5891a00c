using System.Globalization;
using NodaTime;

namespace CoachBot;

/// <summary>What is planned, as a talk keeps it: plain values only.</summary>
public sealed record Planned(LocalDate Today, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<PlannedDay> Days, string? Paused);

/// <summary>One reminder of the list.</summary>
public sealed record PlannedLine(string Id, string Title, string When, LocalTime? Time);

/// <summary>How many come on a day.</summary>
public sealed record PlannedDay(LocalDate Day, int Count);

/// <summary>The list of what is planned, and the next 30 days as a picture out of characters that every channel has.</summary>
public static class PlannedCards
{
    /// <summary>How far the picture reaches.</summary>
    public const int Days = 30;

    private const int MostLines = 20;
    private const int LongestLabel = 75;
    private const int DaysAWeek = 7;

    public static Card Of(Planned planned, CopyFile copy) => new(copy["card"].Plain())
    {
        Facts = planned.Lines.Take(MostLines).Select(l => new Fact(l.Title, l.When)).ToList(),
        Text = (planned.Paused is { } paused ? $"{paused}\n\n" : "") + $"**{copy["picture"].Plain()}**\n\n" + Picture(planned, copy),
    };

    public static IEnumerable<Option> Options(Planned planned) =>
        planned.Lines.Take(MostLines).Select(l => new Option(l.Id, l.Title.Length > LongestLabel ? l.Title[..(LongestLabel - 1)] + "…" : l.Title));

    /// <summary>The days of the next 30 on which a reminder comes.</summary>
    public static IEnumerable<LocalDate> DaysOf(Reminder reminder, LocalDate today)
    {
        var last = today.PlusDays(Days - 1);
        var recent = reminder.Recent;
        for (var day = reminder.Next?.Date; day is { } on && on <= last; day = Calendar.Next(reminder.Rhythm, on, recent))
        {
            yield return LocalDate.Max(on, today);
            recent = [.. recent, on];
        }
    }

    private static string Picture(Planned planned, CopyFile copy)
    {
        var counts = planned.Days.ToDictionary(d => d.Day, d => d.Count);
        var weeks = Enumerable.Range(0, Days).Select(i => planned.Today.PlusDays(i)).Chunk(DaysAWeek);
        return string.Join('\n', weeks.Select(week => "- " + copy["picture-week"].Say(new
        {
            from = week[0].ToString("d MMM", CultureInfo.InvariantCulture),
            until = week[^1].ToString("d MMM", CultureInfo.InvariantCulture),
            days = new Neutral(string.Join(' ', week.Select(day => Mark(counts.GetValueOrDefault(day))))),
        }, 0)));
    }

    private static string Mark(int count) => count switch
    {
        0 => "·",
        1 => "●",
        <= 9 => ((char)('①' + count - 1)).ToString(),
        _ => "⑨",
    };
}
