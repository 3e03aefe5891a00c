using System.Collections.Frozen;

namespace CoachBot.Understanding;

/// <summary>Puts the words of time right: short forms, and slips of one letter (two in long words).</summary>
internal static class TimeSpelling
{
    private static readonly FrozenDictionary<string, string> Known = Map(
        ("tomorrow", "tomorow tommorow tommorrow tomorro tomorrw tmrw tmr tmw tmrrw tmoro tomoz tomo tomoro tomozza morrow"),
        ("today", "tday todays"), ("tonight", "tonite tnight tonihgt tonght"), ("yesterday", "yday"),
        ("monday", "mon"), ("tuesday", "tue tues teusday tuseday"), ("wednesday", "wed weds wensday wednsday wendsday wedensday"),
        ("thursday", "thu thur thurs thirsday thusday"), ("friday", "fri frid firday"), ("saturday", "sat saterday"), ("sunday", "sun"),
        ("january", "jan"), ("february", "feb febuary"), ("march", "mar"), ("april", "apr"), ("june", "jun"), ("july", "jul"),
        ("august", "aug"), ("september", "sep sept"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ("minute", "min mins minutes minuites mintues minuts"), ("hour", "hr hrs hours houre hous"), ("second", "sec secs seconds"),
        ("day", "days dayz"), ("week", "weeks wk wks weeek wek"), ("month", "months mth mths mnth mnths"), ("year", "years yr yrs"),
        ("fortnight", "fortnights fornight"), ("weekend", "wkend wknd wkd"),
        ("morning", "mornin morn mroning"), ("afternoon", "arvo"), ("evening", "evenin evning"),
        ("night", "nite"), ("mornings", "morns"), ("midday", "noontime"),
        ("oclock", "o'clock"), ("quarter", "qtr quater quaters quarters"), ("half", "hlf"),
        ("every", "evry evrey"), ("christmas", "xmas chrismas crimbo"), ("next", "nxt nex"), ("couple", "coupla"),
        ("forty", "fourty"), ("twelfth", "twelth"), ("ninth", "nineth"), ("before", "b4 befor"), ("remind", "remid rmind reming"),
        ("workday", "workdays"), ("weekday", "weekdays"), ("please", "pls plz"), ("through", "thru"));

    private static readonly string[] Correctable =
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "tonight", "yesterday",
        "january", "february", "september", "october", "november", "december", "august",
        "weekend", "fortnight", "afternoon", "evening", "morning", "midnight", "christmas", "mondays", "tuesdays", "wednesdays",
        "thursdays", "fridays", "saturdays", "sundays", "fortnightly", "monthly", "quarterly", "lunchtime", "weekday", "minute", "quarter",
    ];

    /// <summary>Words of their own that lie one letter from a word of time.</summary>
    private static readonly FrozenSet<string> Innocent = FrozenSet.ToFrozenSet(
    [
        "mourning", "evenings", "afternoons", "warning", "minuet", "minuted", "minutely", "mornings", "sundry", "sunny", "quartet", "quarters", "monthlies",
        "moaning", "mooning", "weekends", "weekender", "nightly", "knights", "fridge", "evening", "minuses", "novembers", "tonights", "evenly", "weekdays",
    ]);

    private static readonly FrozenDictionary<char, string[]> CorrectableByInitial =
        Correctable.GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The word of time that was meant, or the word itself.</summary>
    public static string Right(string word)
    {
        if (Known.TryGetValue(word, out var known))
            return known;
        if (word.Length is < 5 or > 12 || Innocent.Contains(word) || !CorrectableByInitial.TryGetValue(word[0], out var near))
            return word;
        foreach (var meant in near)
        {
            if (string.Equals(meant, word, StringComparison.Ordinal))
                return word;
        }

        foreach (var meant in near)
        {
            if (Differ(word, meant) <= (meant.Length >= 8 ? 2 : 1))
                return meant;
        }

        return word;
    }

    /// <summary>The word behind texting shorthand that begins with a digit, or null.</summary>
    public static string? Texted(string word) => word switch
    {
        "2moro" or "2morrow" or "2morow" or "2mo" or "2mrw" => "tomorrow",
        "2nite" or "2night" => "tonight",
        "2day" => "today",
        _ => null,
    };

    /// <summary>How many slips lie between two words: a letter too many, too few, wrong, or two swapped.</summary>
    private static int Differ(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2)
            return 3;
        Span<int> before = stackalloc int[16], last = stackalloc int[16], row = stackalloc int[16];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var wrong = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + wrong);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }

    private static FrozenDictionary<string, string> Map(params (string Right, string Forms)[] entries) =>
        entries.SelectMany(entry => entry.Forms.Split(' '), (entry, form) => (form, entry.Right))
            .ToFrozenDictionary(pair => pair.form, pair => pair.Right, StringComparer.Ordinal);
}
