using NodaTime;

namespace CoachBot.Tests.Reminders;

/// <summary>
/// Two years of one person's check-ins, day by day: contacts are added, the coach comes when its calendar says, and the person does
/// what people do. Some days somebody is met by chance, some reminders are put off, and some days the coach is down.
/// </summary>
internal sealed class CheckInHistory
{
    private static readonly LocalDate First = new(2026, 1, 1);

    private readonly Random random;
    private readonly bool calm;
    private readonly List<ContactHistory> contacts = [];

    /// <param name="seed">Of everything random in it.</param>
    /// <param name="calm">Whether nothing but the coach's own check-ins happens.</param>
    public CheckInHistory(int seed, bool calm)
    {
        random = new Random(seed);
        this.calm = calm;
        Live();
    }

    public LocalDate End { get; } = First.PlusYears(2);

    public IReadOnlyList<ContactHistory> Contacts => contacts;

    /// <summary>How many check-ins the coach itself put on each day that has any: the first of each is the person's choice.</summary>
    public IEnumerable<int> OnADay => contacts.SelectMany(c => c.Came.Skip(1)).CountBy(d => d).Select(d => d.Value);

    private void Live()
    {
        var wanted = random.Next(1, 9);
        var downUntil = First;
        for (var day = First; day < End.PlusMonths(1); day = day.PlusDays(1))
        {
            if (contacts.Count < wanted && random.Next(20) == 0)
                Add(day);
            if (!calm && random.Next(200) == 0)
                downUntil = day.PlusDays(random.Next(1, 12));
            foreach (var contact in contacts)
            {
                if (!calm && random.Next(120) == 0)
                    Meet(contact, day);
                if (contact.Next <= day && day >= downUntil)
                    Come(contact, day);
                else if (contact.Next <= day)
                    contact.Disturbed.Add(day);
            }
        }
    }

    private void Add(LocalDate day)
    {
        var first = GoodDay.OnOrAfter(day.PlusDays(random.Next(3, 40)));
        contacts.Add(new ContactHistory(Rhythm.TwiceAQuarter(first)) { Next = first });
    }

    private void Meet(ContactHistory contact, LocalDate day)
    {
        contact.Touch(day);
        contact.Disturbed.Add(day);
        Plan(contact, day);
    }

    private void Come(ContactHistory contact, LocalDate day)
    {
        contact.Came.Add(day);
        if (contact.Next is { } planned && planned < day)
            contact.Disturbed.AddRange([planned, day]);
        if (!calm && random.Next(7) == 0)
        {
            contact.Disturbed.Add(day);
            contact.Came.Remove(day);
            contact.Next = GoodDay.OnOrAfter(day.PlusDays(random.Next(1, 25)));
            return;
        }
        contact.Touch(day);
        Plan(contact, day);
    }

    private void Plan(ContactHistory contact, LocalDate day) =>
        contact.Next = Calendar.Next(contact.Rhythm, day, contact.Recent, d => contacts.Count(c => c != contact && c.Next == d));
}

/// <summary>One contact's two years.</summary>
internal sealed class ContactHistory(Rhythm rhythm)
{
    private Reminder reminder = new("check-in", "check-in", rhythm, new LocalTime(9, 0), "Europe/London");

    public Rhythm Rhythm => rhythm;

    public LocalDate? Next { get; set; }

    /// <summary>Days on which the coach came and was not put off.</summary>
    public List<LocalDate> Came { get; } = [];

    /// <summary>Days on which they were in touch, by the coach or by chance.</summary>
    public SortedSet<LocalDate> Touches { get; } = [];

    /// <summary>Days on which something happened that the coach had not planned.</summary>
    public List<LocalDate> Disturbed { get; } = [];

    public IReadOnlyList<LocalDate> Recent => reminder.Recent;

    public void Touch(LocalDate day)
    {
        Touches.Add(day);
        reminder = CoachBot.Reminders.Remember(reminder, day);
    }
}
