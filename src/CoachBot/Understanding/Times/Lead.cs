namespace CoachBot.Understanding;

/// <summary>The small words that lead into a time: "at", "on", "by", "no later than", "starting", "sometime".</summary>
internal readonly record struct Lead(int Start, int End)
{
    public bool Any => End > Start;

    /// <summary>"at" makes even a bare number a time.</summary>
    public bool IsAt { get; private init; }

    public bool IsStart { get; private init; }

    public bool IsUntil { get; private init; }

    public bool IsVague { get; private init; }

    /// <summary>"not before", "not until", "not later than": here "not" takes nothing back.</summary>
    public bool IsDeadline { get; private init; }

    public static Lead Read(TimeTokens t, int i)
    {
        var lead = new Lead(i, i);
        for (var words = 0; words < 5; words++)
        {
            var next = lead.After(t);
            if (next.End == lead.End)
                return lead;
            lead = next;
        }

        return lead;
    }

    private Lead After(TimeTokens t)
    {
        var past = t.Past(End, "no", "later", "than") is var no and > 0 ? no : t.Past(End, "later", "than") is var later and > 0 ? later : -1;
        if (past > 0)
            return this with { End = past, IsDeadline = true };
        if (t.Past(End, "at", "some", "point") is var somePoint and > 0 || (somePoint = t.Past(End, "some", "time")) > 0)
            return this with { End = somePoint, IsVague = true };
        if (t.Past(End, "as", "of") is var asOf and > 0 || (asOf = t.Past(End, "as", "from")) > 0)
            return this with { End = asOf, IsStart = true };
        return t[End].Word switch
        {
            "at" or "@" or "between" => this with { End = End + 1, IsAt = true },
            "starting" or "beginning" or "commencing" or "start" or "starts" when !t.IsAny(End + 1, "of", "next", "this") || t.Is(End, "starting") => this with { End = End + 1, IsStart = true },
            "from" => this with { End = End + 1, IsStart = true },
            "until" or "till" or "til" => this with { End = End + 1, IsUntil = true, IsDeadline = true },
            "sometime" or "someday" or "anytime" => this with { End = End + 1, IsVague = true },
            "later" => this with { End = End + 1, IsVague = true },
            "before" => this with { End = End + 1, IsDeadline = true },
            "on" or "by" or "for" or "around" or "about" or "circa" or "approx" or "approximately" or "roughly" or "exactly" or "after" or "in" or "during"
                or "~" or "due" or "come" or "over" => this with { End = End + 1 },
            "say" or "maybe" or "like" or "perhaps" when t[End - 1].Kind != TimeTokenKind.End || End == 0 => this with { End = End + 1 },
            _ => this,
        };
    }
}
