namespace CoachBot.Understanding;

/// <summary>Walks through a text and picks out every piece of a time.</summary>
internal static class Pieces
{
    public static List<Piece> Find(TimeTokens t, Standpoint here)
    {
        var pieces = new List<Piece>();
        for (var i = 0; i < t.Count;)
        {
            if (NumericDates.IsRoundTheClock(t, i))
            {
                i += 3;
            }
            else if (TryRead(t, i, here, out var piece))
            {
                pieces.Add(piece);
                i = piece.To;
            }
            else
            {
                i++;
            }
        }

        return pieces;
    }

    private static bool TryRead(TimeTokens t, int i, Standpoint here, out Piece piece)
    {
        piece = new Piece(i, i);
        var lead = Lead.Read(t, i);
        if (t.IsAny(i - 1, "not") && !lead.IsDeadline)
            return false;
        if (TrySameTime(t, i, here, out piece))
            return true;
        var offset = default(Offsets.Reading);
        if (Recurrences.TryRead(t, i, here, out var recurrence, out var end) || (lead.End > i && Recurrences.TryRead(t, lead.End, here, out recurrence, out end)))
            piece = new Piece(i, end) { Recurrence = recurrence };
        else if (Offsets.TryRead(t, i, here, out offset, out end) || (lead.End > i && Offsets.TryRead(t, lead.End, here, out offset, out end)))
            piece = OfOffset(t, i, here, lead, offset, end);
        else if (TryDay(t, lead.End, here, out var day, out end))
            piece = new Piece(i, end) { Day = day };
        else if (PartsOfDay.TryRead(t, i, out var part, out end) || (lead.End > i && PartsOfDay.TryRead(t, lead.End, out part, out end)))
            piece = OfPart(t, i, here, part, end);
        else if (TryClock(t, lead, out var clock, out end))
            piece = new Piece(i, end) { Clock = clock, Weak = clock.Weak };
        else
            return false;
        // "every day for two weeks" says when to stop, as "until" does.
        var isUntil = lead.IsUntil || (t.Is(i, "for") && offset.Weak);
        piece = piece with { IsStart = lead.IsStart, IsUntil = isUntil, IsVague = lead.IsVague };
        return true;
    }

    /// <summary>"this time tomorrow", "this time next week": the clock as it stands now, and a whole week or month on.</summary>
    private static bool TrySameTime(TimeTokens t, int i, Standpoint here, out Piece piece)
    {
        piece = new Piece(i, i);
        var start = Math.Max(t.Past(i, "this", "time"), t.Past(i, "same", "time"));
        if (start < 0)
            return false;
        var on = t.Skip(start, "on");
        var unit = Unit.Day;
        var end = -1;
        var ahead = t.Is(on, "next") && Amounts.TryUnit(t, on + 1, out unit, out _, out end);
        Day? day = ahead ? Day.Certain(Amount.Of(1, unit).From(here.Today)) : DayGrammar.TryRead(t, on, here, out var named, out end) ? named : null;
        var now = here.Now.InZone(here.Zone).TimeOfDay;
        piece = new Piece(i, end) { Day = day, Clock = new Clock(now.Hour, now.Minute, Certain: true) };
        return day is not null;
    }

    /// <summary>A bare length gives way to a day or time that begins with it ("a week on Tuesday", "a quarter to one"), and "18h" to the clock.</summary>
    private static Piece OfOffset(TimeTokens t, int i, Standpoint here, Lead lead, Offsets.Reading offset, int end)
    {
        if (offset.Weak && TryDay(t, lead.End, here, out var day, out var dayEnd) && dayEnd > end)
            return new Piece(i, dayEnd) { Day = day };
        if (offset.Weak && TryClock(t, lead, out var clock, out var clockEnd) && (clockEnd > end || (clockEnd == end && clock.Hour >= 7)))
            return new Piece(i, clockEnd) { Clock = clock, Weak = clock.Weak };
        return new Piece(i, end) { Day = offset.Day, Shift = offset.Shift, Clock = offset.Clock, Weak = offset.Weak };
    }

    /// <summary>"the night before Christmas Eve" is that of the day before.</summary>
    private static Piece OfPart(TimeTokens t, int i, Standpoint here, PartsOfDay.Reading part, int end)
    {
        if (t.IsAny(end, "before", "after") && TryDay(t, end + 1, here, out var day, out var dayEnd))
            return new Piece(i, dayEnd) { Part = part.Part, Day = day.Refusal is null ? Day.Certain(day.Date.PlusDays(t.Is(end, "before") ? -1 : 1)) : day };
        return new Piece(i, end) { Part = part.Part, PartIsToday = part.Today, Weak = part.Weak };
    }

    private static bool TryDay(TimeTokens t, int i, Standpoint here, out Day day, out int end) =>
        DayGrammar.TryRead(t, i, here, out day, out end) && !PhoneNumbers.Holds(t, i) && !DescribesThing(t, i, end);

    /// <summary>"Thursday's interview" and "the Friday call" name a thing, not the time asked for.</summary>
    private static bool DescribesThing(TimeTokens t, int i, int end)
    {
        if (t[end].Kind != TimeTokenKind.Word || Followers.MayFollowTime(t, end) || t.IsAny(end, "good", "fine", "best", "better", "great", "please"))
            return false;
        if (CalendarDates.TryMonth(t, t.Skip(i, "the"), out _, out _) && t.IsAny(t.Is(i, "the") ? i : i - 1, "the", "my", "our", "her", "his", "their", "your"))
            return true;
        var isName = Weekdays.TryName(t, end - 1, out _) || t.IsAny(end - 1, "today", "tomorrow");
        return isName && ((t[end - 1].Owner && end - i <= 3) || (end - i <= 2 && (t.IsAny(i, "the") || t.IsAny(i - 1, "the", "my", "our", "her", "his", "their", "your", "a", "an"))));
    }

    private static bool TryClock(TimeTokens t, Lead lead, out Clock clock, out int end)
    {
        var i = lead.End;
        if (!Clocks.TryRead(t, i, out clock, out end) || (lead.End == lead.Start && t[i].Kind == TimeTokenKind.Number && Followers.Names(t, i)))
            return false;
        if (!clock.Weak)
            return !(t.IsAny(i - 1, "the", "my", "our", "her", "his", "their", "a", "an") && t[end].Kind == TimeTokenKind.Word && !Followers.MayFollowTime(t, end));
        if (t.IsAny(i - 1, "in", "on") || Followers.RulesOutTime(t, end) || (!lead.IsAt && !Followers.MayFollowTime(t, end)))
            return false;
        clock = clock with { Weak = !lead.Any };
        return true;
    }
}
