using NodaTime;

namespace CoachBot;

/// <summary>Which touch fits somebody next: give first, coffee with people from inside, and later back to who decides (coaching.md 31, 32, 34).</summary>
public static class TouchIdea
{
    /// <summary>How long after a no it is before going back to who said it: plans have had time to change.</summary>
    private const int MonthsBeforeGoingBack = 5;

    private const int MonthsBetweenCoffees = 6;

    /// <param name="contact">Whom it is for.</param>
    /// <param name="refused">When their company said no, or null.</param>
    /// <param name="today">The day it is for.</param>
    public static TouchKind For(Contact contact, LocalDate? refused, LocalDate today)
    {
        if (contact.Who is ContactKind.HiringManager or ContactKind.Interviewer && refused?.PlusMonths(MonthsBeforeGoingBack) <= today && !Had(contact, TouchKind.Meeting, refused.Value))
            return TouchKind.Meeting;
        if (contact.Who is ContactKind.Insider or ContactKind.FormerEmployee or ContactKind.Mentor && !Had(contact, TouchKind.Coffee, today.PlusMonths(-MonthsBetweenCoffees)))
            return TouchKind.Coffee;
        return TouchKind.Article;
    }

    private static bool Had(Contact contact, TouchKind how, LocalDate since) => contact.Touches.Any(t => t.How == how && t.On >= since);
}
