using NodaTime;

namespace CoachBot;

/// <summary>How reminders are said: told apart from the talk, with their buttons, and with nothing private in the notification.</summary>
public sealed class ReminderMessages(CopyBook voice, ReminderSettings settings)
{
    /// <summary>Every channel shows so many buttons beside one another.</summary>
    private const int MostButtons = 6;

    private const int MostInBundle = 12;
    private const int LongestLabel = 75;

    private static readonly Duration Late = Duration.FromHours(6);

    private readonly CopyFile copy = voice["Reminders"];

    /// <summary>One reminder in full.</summary>
    public CoachMessage One(CoachTurn turn, DueReminder due)
    {
        if (due.AsksToGoOn)
            return AskToGoOn(turn, due);
        var count = due.Occurrences.Count;
        var text = new Neutral(due.Message.Text);
        var day = due.Occurrences[0].Date;
        var said = count > 1 ? copy["one-of-several"].Say(new { text, count, day }, 0)
            : IsLate(due) ? copy["one-late"].Say(new { text, day }, 0)
            : copy["one"].Say(new { text }, 0);
        return due.Message with
        {
            Text = said,
            Choices = [.. due.Message.Choices, .. Answers(turn, due, MostButtons - due.Message.Choices.Count - (due.Message.Card?.Actions.Count ?? 0))],
            Notice = copy["notice"].Plain(),
        };
    }

    /// <summary>Several at once: one line each, and a button that opens it.</summary>
    public CoachMessage Bundle(CoachTurn turn, IReadOnlyList<DueReminder> due)
    {
        var list = string.Join('\n', due.Take(MostInBundle).Select(d => "- " + copy[d.Occurrences.Count > 1 || IsLate(d) ? "bundled-late" : "bundled"].Say(new { title = d.Title, day = d.Occurrences[0].Date }, 0)));
        var more = due.Count > MostInBundle ? "\n\n" + copy["bundle-more"].Say(new { count = due.Count - MostInBundle }, 0) : "";
        return new CoachMessage(copy["bundle"].Say(new { count = due.Count, list = new Neutral(list + more) }, 0))
        {
            Choices = due.Take(MostInBundle).Select(d => ReminderPress.Button(turn, d.Reminder, ReminderPress.Open, Clip(d.Title))).ToList(),
            Notice = copy["notice-several"].Plain(),
        };
    }

    private CoachMessage AskToGoOn(CoachTurn turn, DueReminder due) =>
        new(copy["go-on"].Say(new { title = due.Title, count = due.Reminder.Ignored - 1 }, 0))
        {
            Choices = copy["go-on"].Choices.Where(c => c.Id != ReminderPress.LessOften || Slower.CanBe(due.Reminder.Rhythm))
                .Select(c => ReminderPress.Button(turn, due.Reminder, c.Id, c.Label)).ToList(),
            Notice = copy["notice"].Plain(),
        };

    private IEnumerable<Button> Answers(CoachTurn turn, DueReminder due, int room)
    {
        var labels = copy["answers"].Choices.ToDictionary(c => c.Id, c => c.Label, StringComparer.Ordinal);
        var moments = Moments.After(due.Now.LocalDateTime, settings.UsualHourOf(turn.Casebook.Profile));
        var later = due.Kind.Answers.Contains(ReminderAnswer.Later);
        var roomForMoments = room - due.Kind.Answers.Count;
        foreach (var answer in due.Kind.Answers)
        {
            if (answer == ReminderAnswer.Later)
            {
                foreach (var (label, time) in moments.Take(Math.Max(0, roomForMoments)))
                    yield return ReminderPress.Button(turn, due.Reminder, ReminderPress.Iso(time), labels[label]);
            }
            yield return ReminderPress.Button(turn, due.Reminder, ReminderPress.NameOf(answer), labels[later && answer == ReminderAnswer.Later ? "later" : ReminderPress.NameOf(answer)]);
        }
    }

    private static bool IsLate(DueReminder due) => due.Now.ToInstant() - WallClock.At(due.Occurrences[0], due.Reminder.Zone) > Late;

    private static string Clip(string title) => title.Length > LongestLabel ? title[..(LongestLabel - 1)] + "…" : title;
}
