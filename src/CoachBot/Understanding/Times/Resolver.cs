using NodaTime;

namespace CoachBot.Understanding;

/// <summary>Turns a phrase into the day, the time and the instant that it means, or into the question to ask.</summary>
internal static class Resolver
{
    public static TimeReading Resolve(TimePhrase phrase, Standpoint here)
    {
        if (Refusal(phrase) is { } question)
            return TimeReading.Refused(question);
        if (phrase.Shift is { } shift)
            return Elapsed(shift, here);
        return phrase.Recurrence is { } recurrence ? Recurring(recurrence, phrase, here) : Once(phrase, here);
    }

    private static string? Refusal(TimePhrase phrase)
    {
        if ((phrase.Clock?.Refusal ?? phrase.Day?.Refusal ?? phrase.Start?.Refusal) is { } refusal)
            return refusal;
        if (phrase.Day is { NeedsMore: true })
            return Refusals.Vague;
        var spanOnly = phrase.Day is null or { Kind: DayKind.Week or DayKind.Month or DayKind.Year } or { IsToday: true };
        return phrase.IsVague && phrase.LacksClock && spanOnly ? Refusals.Vague : null;
    }

    private static TimeReading Elapsed(Amount shift, Standpoint here)
    {
        if (shift.IsTooLong || (shift.Elapses ? here.Today : shift.From(here.Today)) is not { } date || date.Year >= Standpoint.LastYear)
            return TimeReading.Refused(Refusals.TooFar);
        var from = shift.Elapses ? here.Now : here.At(date.At(here.Now.InZone(here.Zone).TimeOfDay)).ToInstant();
        var due = (from + shift.Elapsed).InZone(here.Zone);
        return due.Year >= Standpoint.LastYear ? TimeReading.Refused(Refusals.TooFar) : new(due.Date, due.TimeOfDay, due.ToInstant(), null, null);
    }

    private static TimeReading Once(TimePhrase phrase, Standpoint here)
    {
        var minutes = MinutesOf(phrase);
        if (phrase.Day is { } day)
            return Due(here, day.Date, minutes, null) is { Error: Refusals.Past } && day.Otherwise is { } otherwise
                ? Due(here, otherwise, minutes, null)
                : Due(here, day.Date, minutes, null);
        var today = Due(here, here.Today, minutes, null);
        var isAhead = today.Error is null && (today.Instant > here.Now || minutes is null);
        return isAhead || phrase.PartIsToday ? today : Due(here, here.Today.PlusDays(1), minutes, null);
    }

    private static TimeReading Recurring(Recurrence recurrence, TimePhrase phrase, Standpoint here)
    {
        var every = recurrence.Iso;
        var minutes = MinutesOf(phrase);
        if (recurrence.Step.Elapses && phrase.Day is null && phrase.Start is null && minutes is null)
            return Elapsed(recurrence.Step, here) with { Every = every };
        if (Begin(recurrence, phrase, here) is { } begin)
            return begin.Refusal is not null ? TimeReading.Refused(begin.Refusal) : Due(here, begin.Date, minutes, every);
        if (!recurrence.IsDaily)
            return recurrence.Step.From(here.Today) is { } first ? Due(here, first, minutes, every) : TimeReading.Refused(Refusals.TooFar);
        var date = recurrence.WorkingDays && !Standpoint.IsWorkingDay(here.Today) ? Standpoint.PlusWorkingDays(here.Today, 1) : here.Today;
        var next = Due(here, date, minutes, every);
        return next.Error is null && (next.Instant > here.Now || minutes is null) ? next : Due(here, recurrence.WorkingDays ? Standpoint.PlusWorkingDays(date, 1) : date.PlusDays(1), minutes, every);
    }

    /// <summary>The day that anchors a recurrence: "every Friday starting 1 December" is the first Friday from then on.</summary>
    private static Day? Begin(Recurrence recurrence, TimePhrase phrase, Standpoint here)
    {
        if (phrase.Start is not { } start)
            return phrase.Day;
        if (start.Refusal is not null || phrase.Day is not { Refusal: null } day)
            return start;
        return day.Kind switch
        {
            DayKind.Weekday => Day.Certain(start.Date.PlusDays(-1).Next(day.Date.DayOfWeek)),
            DayKind.MonthDay => FirstMonthDay(day.Date.Day, start.Date),
            _ => day.Date >= start.Date ? day : Day.Certain(recurrence.Step.From(day.Date)),
        };
    }

    private static Day FirstMonthDay(int number, LocalDate from)
    {
        var month = new LocalDate(from.Year, from.Month, 1);
        while (number > Standpoint.EndOfMonth(month).Day || month.PlusDays(number - 1) < from)
            month = month.PlusMonths(1);
        return Day.Certain(month.PlusDays(number - 1));
    }

    /// <summary>Minutes from the start of the day, beyond it for a midnight to come; null when no time of day is said.</summary>
    private static int? MinutesOf(TimePhrase phrase)
    {
        if (phrase.Clock is { } clock)
        {
            var comes = phrase.Day is null ? phrase.Recurrence is null : phrase.Day.IsToday;
            return clock.MinuteOfDay(phrase.Part) + (clock.IsMidnight && (comes || clock.Minutes < 0) ? 24 * 60 : 0);
        }

        if (phrase.Part == PartOfDay.None)
            return null;
        var usual = PartsOfDay.Usual(phrase.Part);
        return (usual.Hour * 60) + usual.Minute;
    }

    private static TimeReading Due(Standpoint here, LocalDate date, int? minutes, string? every)
    {
        if (date.Year is < 1 or >= Standpoint.LastYear)
            return TimeReading.Refused(Refusals.TooFar);
        var local = minutes is { } said ? date.AtMidnight().PlusMinutes(said) : date.At(here.UsualHour);
        var due = here.At(local);
        if (due.ToInstant() < here.Now)
            return TimeReading.Refused(Refusals.Past);
        return new TimeReading(due.Date, minutes is null ? null : due.TimeOfDay, due.ToInstant(), every, null);
    }
}
