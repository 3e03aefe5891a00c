using System.Globalization;
using NodaTime;

namespace CoachBot;

/// <summary>Staying in touch, to look at.</summary>
public static class CheckInCards
{
    private const int MonthsAhead = 6;

    private static readonly (string Id, string Gap, ContactKind[] Kinds)[] Sides =
    [
        ("side-decides", "gap-decides", [ContactKind.HiringManager, ContactKind.Interviewer]),
        ("side-recruits", "gap-recruits", [ContactKind.Recruiter, ContactKind.HumanResources, ContactKind.Agent]),
        ("side-works", "gap-works", [ContactKind.Insider, ContactKind.Mentor]),
        ("side-left", "gap-left", [ContactKind.FormerEmployee, ContactKind.Referee]),
    ];

    /// <summary>"Tuesday 12 January".</summary>
    public static string Day(LocalDate day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>A day that has been, as one says it: "today", "yesterday", "on Tuesday 12 January".</summary>
    public static string PastDay(LocalDate day, LocalDate today, CopyFile own) =>
        day == today ? own["day-today"].Plain() : day == today.PlusDays(-1) ? own["day-yesterday"].Plain() : own["day-on"].Plain(new { day = Day(day) });

    /// <summary>The coming two quarters, a line a month: a filled circle for every week with a check-in, and who it is.</summary>
    public static Card Ahead(IReadOnlyList<CheckInAhead> ahead, LocalDate today, CopyFile copy) => new(copy["ahead-title"].Plain())
    {
        Facts = Enumerable.Range(0, MonthsAhead + 1)
            .Select(m => new LocalDate(today.Year, today.Month, 1).PlusMonths(m))
            .Select(month => new Fact(month.ToString("MMM yyyy", CultureInfo.InvariantCulture), Line(month, ahead.Where(a => a.On.Year == month.Year && a.On.Month == month.Month).ToList(), copy)))
            .ToList(),
    };

    /// <summary>What is planned with one contact.</summary>
    public static Card Planned(Contact contact, IReadOnlyList<LocalDate> next, CopyFile copy) => new(contact.Label)
    {
        Facts =
        [
            .. next.Select(day => new Fact(copy["fact-next"].Plain(), Day(day))),
            new Fact(copy["fact-what"].Plain(), copy["what-" + PlanCards.NameOf(contact.CheckIns?.Next ?? TouchKind.Hello)].Plain()),
            .. contact.Reach is { } reach ? new[] { new Fact(copy["fact-reach"].Plain(), reach) } : [],
            .. contact.Touches.TakeLast(1).Select(t => new Fact(copy["fact-last"].Plain(), $"{Day(t.On)}, {copy["what-" + PlanCards.NameOf(t.How)].Plain()}")),
        ],
        Draft = contact.CheckIns?.Note,
    };

    /// <summary>Who is known on which side of a company, and where nobody is yet (coaching.md 33).</summary>
    public static Card Circle(string company, IReadOnlyList<Contact> contacts, CopyFile copy)
    {
        var sides = Sides.Select(side => (side.Id, side.Gap, Names: contacts.Where(c => side.Kinds.Contains(c.Who)).Select(c => c.Name).ToList())).ToList();
        return new(copy["circle-title"].Plain(new { company }))
        {
            Text = copy[sides.Find(s => s.Names.Count == 0).Gap ?? "gap-none"].Say(null, 0),
            Steps = sides.Select(s => new Step(
                $"{copy[s.Id].Plain()}: {(s.Names.Count == 0 ? copy["side-nobody"].Plain() : string.Join(", ", s.Names))}",
                s.Names.Count == 0 ? StepState.Open : StepState.Done)).ToList(),
        };
    }

    private static string Line(LocalDate month, List<CheckInAhead> checkIns, CopyFile copy)
    {
        var weeks = (CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month) + 6) / 7;
        var dots = string.Concat(Enumerable.Range(0, weeks).Select(w => checkIns.Exists(c => (c.On.Day - 1) / 7 == w) ? '●' : '○'));
        return checkIns.Count == 0 ? dots : $"{dots}  {string.Join(" · ", checkIns.Select(c => Entry(c, copy)))}";
    }

    private static string Entry(CheckInAhead checkIn, CopyFile copy) =>
        $"{checkIn.On.ToString("ddd d", CultureInfo.InvariantCulture)} {checkIn.Name}{(checkIn.How is { } how ? $" ({copy["what-" + PlanCards.NameOf(how)].Plain()})" : "")}";
}
