using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>What becomes of a reminder when the person answers it, by a button at any time or in words right after it.</summary>
public sealed class ReminderAnswers(Reminders reminders, ReminderKinds kinds, ReminderTurn turns, ITimeReader times, ReminderSettings settings, ReminderWords words, CopyBook voice)
{
    /// <summary>Longer words are something else to talk about.</summary>
    private const int LongestReply = 60;

    private static readonly Dictionary<string, ReminderAnswer> Final = new[] { ReminderAnswer.Done, ReminderAnswer.Skip, ReminderAnswer.Talked, ReminderAnswer.Stop }
        .ToDictionary(ReminderPress.NameOf, StringComparer.Ordinal);

    private readonly CopyFile copy = voice["Reminders"];

    /// <summary>Takes a press. Only to name another time does it begin a conversation.</summary>
    public async Task PressedAsync(CoachTurn turn, ReminderPress press, CancellationToken cancellationToken)
    {
        var reminder = await reminders.FindAsync(turn.Casebook, press.Reminder);
        if (!press.IsOpen(reminder))
        {
            turn.Out.Say(copy["settled"].Say(null, 0));
            return;
        }

        if (press.Again is { } time)
            await PutOffAsync(turn, reminder, time, clockSaid: true);
        else if (Final.TryGetValue(press.Answer, out var answer))
            await AnswerAsync(turn, reminder, answer, cancellationToken);
        else if (press.Answer == ReminderPress.NameOf(ReminderAnswer.Later))
            turn.Next = SetReminderConversation.ForAnotherTime(reminder.Id);
        else if (press.Answer == ReminderPress.Open)
            await OpenAsync(turn, reminder, cancellationToken);
        else
            await GoOnAsync(turn, reminder, press.Answer == ReminderPress.LessOften, cancellationToken);
    }

    /// <summary>Takes words said right after a reminder, with nothing else under way. False when they are about something else.</summary>
    public async Task<bool> SaidAsync(CoachTurn turn, Understood understood, CancellationToken cancellationToken)
    {
        var said = turn.Casebook.Turn.Reminded;
        turn.Casebook.Turn.Reminded = null;
        if (said is not { } question || understood.Text.Length > LongestReply || ReminderPress.Of(question) is not { } asked)
            return false;
        var reminder = await reminders.FindAsync(turn.Casebook, asked.Reminder);
        if (!asked.IsOpen(reminder))
            return false;

        if (ChoiceMatcher.Match(understood.Text, copy["answers"].Choices) is { } choice && !HasMore(understood.Text, choice))
        {
            if (Final.TryGetValue(choice.Id, out var answer))
            {
                await AnswerAsync(turn, reminder, answer, cancellationToken);
                return true;
            }
            if (choice.Id == ReminderPress.NameOf(ReminderAnswer.Later))
            {
                turn.Next = SetReminderConversation.ForAnotherTime(reminder.Id);
                return true;
            }
        }
        var here = Instant.FromDateTimeOffset(turn.Now).InZone(turn.Casebook.Profile.TimeZone);
        var reading = times.Read(understood.Text, here.LocalDateTime, here.Zone, settings.UsualHourOf(turn.Casebook.Profile));
        if (reading is not { Date: { } date, Every: null } || !ReminderWords.IsOnlyTime(reading.Without(understood.Text)))
            return false;
        await PutOffAsync(turn, reminder, date.At(reading.Time ?? settings.UsualHourOf(turn.Casebook.Profile)), reading.Time is not null);
        return true;
    }

    private async Task AnswerAsync(CoachTurn turn, Reminder reminder, ReminderAnswer answer, CancellationToken cancellationToken)
    {
        var today = Reminders.TodayOf(reminder, turn.Now);
        await kinds[reminder.Topic].AnsweredAsync(turn.Casebook, reminder, answer, today, cancellationToken);
        if (answer == ReminderAnswer.Stop || (reminder.Rhythm.Beat == Beat.Once && answer != ReminderAnswer.Talked))
        {
            reminders.Cancel(turn.Casebook, reminder.Id);
        }
        else
        {
            var answered = reminder with { Answered = reminder.Sent, Ignored = 0, AskedToGoOn = false };
            turn.Casebook.Put(answered);
            if (answer == ReminderAnswer.Talked)
                await reminders.HappenedAsync(turn.Casebook, turn.Now, reminder.Id, today);
            else if (reminder.IsPutOff)
                await reminders.FollowAsync(turn.Casebook, turn.Now, Reminders.Remember(answered, today) with { HeldUntil = null }, today);
            else if (reminder is { Next: null, Rhythm.Beat: not Beat.Once })
                await reminders.FollowAsync(turn.Casebook, turn.Now, answered, today); // whoever answers one that rests has not lost interest
        }
        await SayAsync(turn, reminder.Id, "answered-" + ReminderPress.NameOf(answer));
    }

    private async Task PutOffAsync(CoachTurn turn, Reminder reminder, LocalDateTime time, bool clockSaid)
    {
        if (WallClock.At(time, reminder.Zone) <= Instant.FromDateTimeOffset(turn.Now))
        {
            turn.Out.Say(copy["moment-passed"].Say(null, 0));
            return;
        }
        await reminders.PutOffAsync(turn.Casebook, turn.Now, reminder.Id, time);
        turn.Out.Say(copy["put-off"].Say(new { when = words.When(time, Reminders.TodayOf(reminder, turn.Now), clockSaid) }, 0));
    }

    private async Task OpenAsync(CoachTurn turn, Reminder reminder, CancellationToken cancellationToken)
    {
        // Asked for now, so nothing of it needs hiding from a notification; what is typed next is about it.
        if (await turns.OpenAsync(turn, reminder, cancellationToken) is { } message)
        {
            turn.Out.Add(message with { Notice = null });
            turn.Casebook.Turn.Reminded = ReminderPress.QuestionOf(reminder);
        }
        else
        {
            turn.Out.Say(copy["settled"].Say(null, 0));
        }
    }

    /// <summary>It goes on, also when it has come to rest since; and what it came for today is said now.</summary>
    private async Task GoOnAsync(CoachTurn turn, Reminder reminder, bool lessOften, CancellationToken cancellationToken)
    {
        var today = Reminders.TodayOf(reminder, turn.Now);
        var on = reminder with { Ignored = 0, AskedToGoOn = false };
        turn.Casebook.Put(on);
        if (lessOften)
            await reminders.ChangeAsync(turn.Casebook, turn.Now, reminder.Id, Slower.Of(reminder.Rhythm, today.PlusDays(1)));
        else if (reminder.Next is null)
            await reminders.FollowAsync(turn.Casebook, turn.Now, on, today);
        await SayAsync(turn, reminder.Id, lessOften ? "answered-less-often" : "answered-go-on");
        await OpenAsync(turn, on, cancellationToken);
    }

    /// <summary>Says what was done, and when the next one comes if one does.</summary>
    private async Task SayAsync(CoachTurn turn, string id, string said)
    {
        var next = await reminders.FindAsync(turn.Casebook, id);
        var text = copy[said].Say(null, 0);
        turn.Out.Say(next?.Next is { } time
            ? text + " " + copy["next-one"].Say(new { when = words.When(time, Reminders.TodayOf(next, turn.Now), clock: false) }, 0)
            : text);
    }

    /// <summary>"done with this, now on to the thank-you" is more than done.</summary>
    private static bool HasMore(string text, Option choice) => text.Split(' ').Length > choice.Aliases.Append(choice.Label).Max(a => a.Split(' ').Length) + 2;
}
