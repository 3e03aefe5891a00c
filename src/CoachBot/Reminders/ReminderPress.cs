using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CoachBot;

/// <summary>
/// The buttons of a reminder. They stand for an occurrence rather than for a question of a talk, so they work at any time and
/// leave whatever is under way where it is.
/// </summary>
/// <param name="Reminder">The reminder's id.</param>
/// <param name="Occurrence">The occurrence that it is said to.</param>
/// <param name="Answer">A <see cref="ReminderAnswer"/> by its kebab-case name, a time to come again, or one of the constants here.</param>
public sealed record ReminderPress(string Reminder, LocalDateTime Occurrence, string Answer)
{
    /// <summary>Stands where other buttons name the run of a conversation.</summary>
    public const string Conversation = "reminder";

    /// <summary>Shows one of a bundle in full.</summary>
    public const string Open = "open";

    public const string GoOn = "go-on";

    public const string LessOften = "less-often";

    /// <summary>When it should come again, of an answer that names the time; else null.</summary>
    public LocalDateTime? Again => LocalDateTimePattern.GeneralIso.Parse(Answer) is { Success: true } time ? time.Value : null;

    /// <summary>Whether the occurrence still waits for an answer.</summary>
    /// <param name="reminder">As it is now; null when it is gone.</param>
    public bool IsOpen([NotNullWhen(true)] Reminder? reminder) => reminder is not null && reminder.Sent == Occurrence && reminder.Answered != Occurrence;

    public static string QuestionOf(Reminder reminder) => $"{reminder.Id}@{Iso(reminder.Sent!.Value)}";

    public static Button Button(CoachTurn turn, Reminder reminder, string answer, string label) =>
        new(label, new ButtonPress(turn.Person, Conversation, QuestionOf(reminder), answer));

    public static string NameOf(ReminderAnswer answer) => JsonNamingPolicy.KebabCaseLower.ConvertName(answer.ToString());

    public static string Iso(LocalDateTime time) => LocalDateTimePattern.GeneralIso.Format(time);

    /// <summary>What was pressed; null when it is a button of something else, or garbled.</summary>
    public static ReminderPress? Of(ButtonPress press) =>
        press.Conversation == Conversation && Of(press.Question) is { } reminder ? reminder with { Answer = press.Choice } : null;

    /// <summary>The occurrence that <see cref="QuestionOf"/> names, not answered yet.</summary>
    public static ReminderPress? Of(string question) =>
        question.LastIndexOf('@') is > 0 and var at && LocalDateTimePattern.GeneralIso.Parse(question[(at + 1)..]) is { Success: true } time
            ? new ReminderPress(question[..at], time.Value, "")
            : null;
}
