using CoachBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;

namespace CoachBot;

/// <summary>Where a message goes: the few commands first, then the talk that is under way, then what it asks for.</summary>
public sealed class Router(IReadOnlyList<Conversation> conversations, IUnderstanding understanding, IEmployerMessageReader mails, ReminderAnswers reminders, CopyBook voice)
{
    /// <summary>Below it the coach asks what is meant instead of beginning.</summary>
    private const double Sure = 0.5;

    /// <summary>From it on, words that are no answer to the question asked are taken for a new request.</summary>
    private const double SureEnoughToInterrupt = 0.75;

    private const int MostHandovers = 5;

    private readonly CopyFile copy = voice["Root"];
    private readonly Dictionary<string, Conversation> byIntent = conversations.Where(c => Intents.All.Contains(c.Intent)).ToDictionary(c => c.Intent, StringComparer.Ordinal);

    /// <summary>Buttons for the three ways that most people come in by; they begin something at any time.</summary>
    public IReadOnlyList<Button> Starts(CoachTurn turn) => StartButton.All(copy, turn.Person);

    public async Task RouteAsync(DialogContext dc, CoachTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Press is { } press)
            await PressedAsync(dc, turn, press, cancellationToken);
        else if (dc.ActiveDialog is not null || !await reminders.SaidAsync(turn, turn.Understood!, cancellationToken))
            await SaidAsync(dc, turn, turn.Understood!, cancellationToken);

        await FollowAsync(dc, turn, cancellationToken);
    }

    /// <summary>
    /// Takes back what the last message answered, and hears its new words instead if it has any. Earlier messages, and what was done
    /// or saved since, stay as they are: the person is told how to change them.
    /// </summary>
    public async Task AmendAsync(DialogContext dc, CoachTurn turn, Amendment amendment, CancellationToken cancellationToken)
    {
        var said = turn.Casebook.Turn.HeardAt;
        var isLast = amendment is Amendment.LastChanged or Amendment.LastDeleted;
        if (!isLast || dc.ActiveDialog is not { } active || dc.FindDialog(active.Id) is not Conversation conversation || Conversation.HasDone(active)
            || (Conversation.BeganAt(active) != said && Conversation.LastAnsweredAt(active) != said))
        {
            turn.Out.Say(copy[amendment is Amendment.LastDeleted or Amendment.EarlierDeleted ? "deleted-late" : "changed-late"].Say(null, 0));
            return;
        }

        turn.Out.Say(copy[amendment == Amendment.LastDeleted ? "taken-back" : "changed"].Say(null, 0));
        if (Conversation.BeganAt(active) == said)
        {
            await dc.EndDialogAsync(cancellationToken: cancellationToken);
            turn.Next = turn.Understood is { } understood ? Asked(turn, understood.Text) : null;
        }
        else
        {
            await ReplaceAnswerAsync(dc, turn, conversation, cancellationToken);
        }
        await FollowAsync(dc, turn, cancellationToken);
    }

    private static async Task ReplaceAnswerAsync(DialogContext dc, CoachTurn turn, Conversation conversation, CancellationToken cancellationToken)
    {
        var before = turn.Out.Count;
        await conversation.GoBackAsync(dc, cancellationToken);
        if (turn.Heard is null)
            return;
        turn.Out.BackTo(before);
        await dc.ContinueDialogAsync(cancellationToken);
    }

    private async Task FollowAsync(DialogContext dc, CoachTurn turn, CancellationToken cancellationToken)
    {
        for (var hop = 0; turn.Next is { } next && hop < MostHandovers; hop++)
        {
            turn.Next = null;
            await OpenAsync(dc, turn, next, cancellationToken);
        }
    }

    private async Task PressedAsync(DialogContext dc, CoachTurn turn, ButtonPress press, CancellationToken cancellationToken)
    {
        if (press.Person != turn.Person)
        {
            turn.Out.Say(copy["foreign-button"].Say(null, 0));
        }
        else if (press.Conversation == StartButton.Conversation)
        {
            // Words that come along are what it is about, such as the message that a shortcut was used on.
            var about = turn.Heard?.Text is { Length: > 0 } words ? words : null;
            turn.Next = byIntent.ContainsKey(press.Choice) ? new Handover(press.Choice, StartButton.Given(press)) { Text = about } : null;
            if (turn.Next is null)
                turn.Out.Say(copy["stale-button"].Say(null, 0));
        }
        else if (ReminderPress.Of(press) is { } answer)
        {
            await reminders.PressedAsync(turn, answer, cancellationToken);
        }
        else if (dc.ActiveDialog is null)
        {
            turn.Out.Say(copy["stale-button"].Say(null, 0));
        }
        else
        {
            await dc.ContinueDialogAsync(cancellationToken);
        }
    }

    private async Task SaidAsync(DialogContext dc, CoachTurn turn, Understood understood, CancellationToken cancellationToken)
    {
        if (dc.ActiveDialog is null)
            turn.Next = Asked(turn, understood.Text);
        else if (Commands.Match(understood.Text) is { } command and not Command.GoOn)
            await ObeyAsync(dc, turn, command, cancellationToken);
        else if (WasAway(turn) && dc.ActiveDialog.Id != PickUpConversation.DialogId)
            await dc.BeginDialogAsync(PickUpConversation.DialogId, PickUpConversation.Opening(TitleOf(dc), understood), cancellationToken);
        else
            await HearAnswerAsync(dc, turn, understood, cancellationToken);
    }

    /// <summary>What a message asks for where nothing is under way.</summary>
    private Handover Asked(CoachTurn turn, string text) => Commands.Match(text) switch
    {
        Command.GoOn when turn.Casebook.Turn.Unfinished.Keys.LastOrDefault() is { } latest => new Handover(latest) { Resume = true },
        Command.Help => new Handover(Intents.Help),
        Command.Privacy => new Handover(Intents.Privacy),
        Command.Forget => new Handover(Intents.ForgetMe),
        Command.Cancel or Command.Back or Command.StartOver => new Handover(Intents.Cancel),
        _ when mails.LooksLikeEmployerMessage(text) => new Handover(mails.Read(text).Outcome switch
        {
            Outcomes.Rejected => Intents.LogRejection,
            Outcomes.NextStage or Outcomes.Offer => Intents.UpdateApplication,
            _ => null,
        })
        { Text = text },
        _ => new Handover(null) { Text = text },
    };

    private async Task HearAnswerAsync(DialogContext dc, CoachTurn turn, Understood understood, CancellationToken cancellationToken)
    {
        var before = turn.Out.Count;
        await dc.ContinueDialogAsync(cancellationToken);
        if (!turn.WasNoAnswer)
            return;
        if (Commands.PutsOff(understood.Text))
        {
            turn.Out.BackTo(before);
            await ObeyAsync(dc, turn, Command.Cancel, cancellationToken);
            return;
        }
        if (understood.Confidence < SureEnoughToInterrupt || IsOneWord(understood.Text))
            return;

        if (Commands.Of(understood.Intent) is { } command)
        {
            turn.Out.BackTo(before);
            await ObeyAsync(dc, turn, command, cancellationToken);
        }
        else if (byIntent.ContainsKey(understood.Intent) && understood.Intent != Intents.Greet && understood.Intent != dc.ActiveDialog?.Id)
        {
            turn.Out.BackTo(before);
            turn.Next = new Handover(understood.Intent) { Text = understood.Text };
        }
    }

    /// <summary>"Ready", "call", "done": meant for the question, whatever else they could ask for where none is open.</summary>
    private static bool IsOneWord(string text) => !text.Trim().Any(char.IsWhiteSpace);

    private async Task ObeyAsync(DialogContext dc, CoachTurn turn, Command command, CancellationToken cancellationToken)
    {
        var conversation = dc.FindDialog(dc.ActiveDialog.Id) as Conversation
            ?? throw new InvalidOperationException($"There is no conversation '{dc.ActiveDialog.Id}' any more.");
        switch (command)
        {
            case Command.Help:
                if (conversation.Copy.Has("help"))
                    turn.Out.Say(conversation.Copy["help"].Say(null, 0));
                turn.Out.Say(copy["help-inside"].Say(null, 0));
                await dc.RepromptDialogAsync(cancellationToken);
                break;
            case Command.Back:
                var before = turn.Out.Count;
                if (!await conversation.GoBackAsync(dc, cancellationToken))
                {
                    turn.Out.BackTo(before);
                    turn.Out.Say(copy[Conversation.HasDone(dc.ActiveDialog) ? "back-is-saved" : "back-is-start"].Say(null, 0));
                    await dc.RepromptDialogAsync(cancellationToken);
                }
                break;
            case Command.Privacy:
                turn.Next = new Handover(Intents.Privacy);
                break;
            case Command.Forget:
                turn.Next = new Handover(Intents.ForgetMe);
                break;
            case Command.StartOver when !byIntent.ContainsKey(conversation.Id):
                // A question of the root's own: to start over is one of its answers, or none.
                await dc.ContinueDialogAsync(cancellationToken);
                break;
            case Command.StartOver:
                turn.Out.Say(copy["starting-over"].Say(null, 0));
                await dc.ReplaceDialogAsync(dc.ActiveDialog.Id, cancellationToken: cancellationToken);
                break;
            case Command.Cancel when dc.ActiveDialog.Id == PickUpConversation.DialogId:
                turn.Out.Say(copy["put-aside"].Say(null, 0));
                await dc.EndDialogAsync(new Resumption(ResumptionWay.Leave), cancellationToken);
                break;
            case Command.Cancel:
                var kept = Conversation.PutAside(turn, dc.ActiveDialog);
                turn.Out.Say(copy[kept ? "cancelled-kept" : "cancelled"].Say(null, 0));
                await dc.EndDialogAsync(cancellationToken: cancellationToken);
                break;
        }
    }

    private async Task OpenAsync(DialogContext dc, CoachTurn turn, Handover next, CancellationToken cancellationToken)
    {
        var understood = next.Text is null ? null : understanding.Read(next.Text);
        var unsure = next.Intent is null && understood!.Confidence < Sure && understood.Intent != Intents.None;
        var meant = unsure ? Meant.By(turn.Casebook.Profile, next.Text!) : null;
        var intent = next.Intent ?? meant ?? understood!.Intent;
        if (unsure && meant is null)
        {
            await dc.BeginDialogAsync(DidYouMeanConversation.DialogId, DidYouMeanConversation.Opening(understood!, byIntent), cancellationToken);
            return;
        }
        if (!byIntent.TryGetValue(intent, out var conversation))
        {
            var known = intent is not Intents.None && Commands.Of(intent) is null;
            turn.Out.Add(new CoachMessage(copy[Commands.Of(intent) is not null ? "nothing-under-way" : known ? "not-yet" : "not-mine"].Say(null, 0)) { Choices = Starts(turn) });
            await dc.RepromptDialogAsync(cancellationToken);
            return;
        }

        MakeRoom(dc, turn, intent);
        // A feeling beside an ask is answered first, unless the talk itself begins with it.
        if (next.Intent is null && understood is { Hurts: true } && intent is not (Intents.LogRejection or Intents.Reframe or Intents.Reflect or Intents.LetGo))
            turn.Out.Say(copy["feeling-first"].Say(null, next.Text!.Length));

        var given = next.Given ?? (understood is null ? null : conversation.Given(next.Text!, understood));
        var unfinished = turn.Casebook.Turn.Unfinished;
        if (unfinished.ContainsKey(intent) && next is { Resume: null, Known.Count: 0 })
        {
            await dc.BeginDialogAsync(UnfinishedConversation.DialogId, UnfinishedConversation.Opening(conversation, next), cancellationToken);
            return;
        }
        unfinished.Remove(intent, out var journal);
        await dc.BeginDialogAsync(intent, new Opening(given ?? Conversation.Nothing, next.Resume == true ? journal : null) { Known = next.Known }, cancellationToken);
    }

    /// <summary>
    /// So that talks cannot pile up without end: one that is asked for again while it waits further down is put aside, and a
    /// question of the root's own is answered by what the person asks for instead.
    /// </summary>
    private void MakeRoom(DialogContext dc, CoachTurn turn, string intent)
    {
        foreach (var waiting in dc.Stack.Where(d => d.Id == intent || !byIntent.ContainsKey(d.Id)).ToList())
        {
            if (waiting.Id == intent)
                Conversation.PutAside(turn, waiting);
            dc.Stack.Remove(waiting);
        }
    }

    /// <summary>Whether the person comes back on another day: six hours and a midnight of theirs later.</summary>
    private static bool WasAway(CoachTurn turn)
    {
        if (turn.Casebook.Turn.HeardAt is not { } heardAt)
            return false;
        var zone = turn.Casebook.Profile.TimeZone;
        var last = NodaTime.OffsetDateTime.FromDateTimeOffset(DateTimeOffset.Parse(heardAt, System.Globalization.CultureInfo.InvariantCulture)).InZone(zone);
        var now = NodaTime.OffsetDateTime.FromDateTimeOffset(turn.Now).InZone(zone);
        return now.Date > last.Date && (now - last).TotalHours >= 6;
    }

    private string TitleOf(DialogContext dc) => dc.FindDialog(dc.ActiveDialog.Id) is Conversation conversation ? conversation.Title : copy["this-talk"].Plain();
}
