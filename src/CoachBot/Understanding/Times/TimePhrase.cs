namespace CoachBot.Understanding;

/// <summary>The pieces of one time put together; each piece adds what the others leave open.</summary>
internal sealed class TimePhrase
{
    private readonly List<Piece> _pieces = [];

    public IReadOnlyList<Piece> Pieces => _pieces;

    public int From => _pieces[0].From;

    public int To => _pieces[^1].To;

    public Day? Day { get; private set; }

    public Day? Start { get; private set; }

    public Clock? Clock { get; private set; }

    public PartOfDay Part { get; private set; }

    public bool PartIsToday { get; private set; }

    public Amount? Shift { get; private set; }

    public Recurrence? Recurrence { get; private set; }

    public bool IsVague { get; private set; }

    public bool IsWeak => _pieces.TrueForAll(piece => piece.Weak);

    /// <summary>It says only what o'clock, not which day.</summary>
    public bool IsOnlyClock => Day is null && Start is null && Shift is null && Recurrence is null && !PartIsToday;

    /// <summary>It leaves the time of day open.</summary>
    public bool LacksClock => Clock is null && Part == PartOfDay.None && Shift is null;

    public bool IsPast => Day?.Refusal == Refusals.Past;

    public bool TryAdd(Piece piece, Standpoint here)
    {
        if (!Takes(piece, here, out var day))
            return false;
        if (piece.IsUntil && Recurrence is not null && piece.Recurrence is null)
            (day, piece) = (Day, piece with { Shift = null });
        else if (piece.Day is not null && piece.IsStart && Recurrence is not null)
            (Start, day) = (piece.Day, Day);
        Day = day;
        Clock = piece.Clock ?? Clock;
        Part = piece.Part != PartOfDay.None ? piece.Part : piece.Recurrence?.Part is { } part and not PartOfDay.None ? part : Part;
        PartIsToday |= piece.PartIsToday;
        Shift = piece.Shift ?? Shift;
        Recurrence = Recurrence is null ? piece.Recurrence : Recurrence.With(piece.Recurrence);
        IsVague |= piece.IsVague;
        _pieces.Add(piece);
        return true;
    }

    /// <summary>Takes in the pieces of another phrase that completes this one.</summary>
    public bool TryAdd(TimePhrase other, Standpoint here)
    {
        foreach (var piece in other._pieces)
        {
            if (!TryAdd(piece, here))
                return false;
        }

        return true;
    }

    private bool Takes(Piece piece, Standpoint here, out Day? day)
    {
        var more = piece.Day ?? piece.Recurrence?.Day;
        day = more ?? Day;
        if ((piece.Clock is not null && (Clock is not null || Shift is not null)) || (Recurrence is not null && !Recurrence.Takes(piece.Recurrence)))
            return false;
        if (piece.IsUntil && Recurrence is not null && piece.Recurrence is null && piece.Clock is null)
            return true;
        if (piece.Shift is not null && (Shift is not null || Clock is not null || Day is not null || Recurrence is not null))
            return false;
        if (piece.Part != PartOfDay.None && Part != PartOfDay.None && Part != piece.Part)
            return false;
        if (piece.PartIsToday && Day is { IsToday: false })
            return false;
        if (more is null || Day is null)
            return !(more is { IsToday: false, Kind: not DayKind.Certain } && PartIsToday) && !(more is not null && Shift is not null);
        if ((piece.IsUntil || piece.IsStart) && Recurrence is not null)
            return Start is null || piece.IsUntil;
        day = Days.Join(Day, more, here);
        return day is not null;
    }
}
