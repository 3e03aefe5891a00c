namespace CoachBot.Storage.Embedded.Filters;

/// <summary>A place in the order of rows; a null partition is after all of them.</summary>
internal readonly record struct KeyPoint(string? Partition, string Row)
{
    public static int Compare(KeyPoint a, KeyPoint b)
    {
        if (a.Partition is null || b.Partition is null)
            return (a.Partition is null).CompareTo(b.Partition is null);
        var order = KeyBox.Compare(a.Partition, b.Partition);
        return order != 0 ? order : KeyBox.Compare(a.Row, b.Row);
    }
}

/// <summary>Rows that lie together: from <see cref="From"/> up to but without <see cref="To"/>.</summary>
internal readonly record struct KeySpan(KeyPoint From, KeyPoint To)
{
    /// <summary>More alternatives than this are searched as one span around all of them.</summary>
    private const int MostSpans = 64;

    /// <summary>The spans of a filter in the order of rows, without overlap.</summary>
    public static IReadOnlyList<KeySpan> Of(FilterNode filter)
    {
        var spans = new List<KeySpan>();
        foreach (var span in filter.Keys.Select(box => box.Span).OrderBy(span => span.From, Comparer<KeyPoint>.Create(KeyPoint.Compare)))
        {
            if (spans.Count > 0 && KeyPoint.Compare(span.From, spans[^1].To) <= 0)
                spans[^1] = spans[^1] with { To = KeyPoint.Compare(span.To, spans[^1].To) > 0 ? span.To : spans[^1].To };
            else
                spans.Add(span);
        }

        return spans.Count > MostSpans ? [new KeySpan(spans[0].From, spans[^1].To)] : spans;
    }

    /// <summary>What is left of the spans from a place on.</summary>
    public static IEnumerable<KeySpan> StartingAt(IEnumerable<KeySpan> spans, KeyPoint start) => spans
        .Where(span => KeyPoint.Compare(span.To, start) > 0)
        .Select(span => KeyPoint.Compare(span.From, start) >= 0 ? span : span with { From = start });
}
