using CoachBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using NodaTime;

namespace CoachBot;

/// <summary>The root of the talk: tells a message from a greeting from a press, and lets one dialog context play it.</summary>
public sealed class Coach(IReadOnlyList<Conversation> conversations, Router router, IUnderstanding understanding, Care care, ReminderTurn timers, Reminders reminders, CopyBook voice)
{
    /// <summary>The longest message in characters that is read at all.</summary>
    public const int LongestMessage = 20_000;

    private readonly CopyFile copy = voice["Root"];
    private readonly CopyFile welcome = voice["Welcome"];

    public async Task OnTurnAsync(ITurnContext context, Casebook casebook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = casebook.Profile;
        casebook.Profile = before.SeenAt(context.Activity);
        var turn = Hear(context.Activity, casebook, now, Read);
        context.TurnState.Add(turn);
        await CatchUpAsync(casebook, before, now);

        if (ReminderEvent.Of(context.Activity) is { } rung)
            await timers.RingAsync(turn, rung, cancellationToken);
        else if (IsArrival(context.Activity))
            Greet(turn, alone: true);
        else if (context.Activity.Type == ActivityTypes.Message)
            await AnswerAsync(context, turn, cancellationToken);
        else if (Amendment.Of(context.Activity, casebook) is { } amendment)
            await AmendAsync(context, turn, amendment, cancellationToken);

        await SendAsync(context, turn, cancellationToken);
    }

    /// <summary>After a turn that broke: says so, and offers where to go on. Somebody in danger hears of that and of nothing else.</summary>
    public async Task LostItsPlaceAsync(ITurnContext context, Casebook casebook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Words that could not be read are not read again.
        var earlier = context.TurnState.Get<CoachTurn>();
        var turn = Hear(context.Activity, casebook, now, text => earlier?.Understood ?? (casebook.Unreadable is null ? null : Read(text)));
        if (care.IsNeeded(turn))
            care.Answer(turn);
        else
            turn.Out.Add(new CoachMessage(copy["lost-place"].Say(null, 0)) { Choices = router.Starts(turn) });
        await SendAsync(context, turn, cancellationToken);
    }

    /// <summary>What goes out when a turn would not fit into the casebook; nothing of it was kept.</summary>
    public Activity TooMuch() => MessageActivity.From(new CoachMessage(copy["too-much"].Say(null, 0)));

    private static CoachTurn Hear(Activity activity, Casebook casebook, DateTimeOffset now, Func<string, Understood?> read)
    {
        var press = MessageActivity.Pressed(activity);
        var text = MessageActivity.Words(activity).Trim();
        // Words that come with a button count where it begins something or stands beside a field for them.
        var isPressAlone = press is { Choice.Length: > 0, Conversation: not StartButton.Conversation };
        var said = isPressAlone || !text.Any(Markdown.IsVisible) ? "" : text;
        var heard = press is { Choice.Length: > 0 } ? new Heard(said, press.Choice) : said.Length > 0 || press is not null ? new Heard(said) : null;
        return new CoachTurn(casebook, now, Persons.Digest(casebook.Person), heard, press, said.Length > 0 && activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate ? read(said) : null);
    }

    private Understood Read(string text) => understanding.Read(text.Length > LongestMessage ? text[..LongestMessage] : text);

    private async Task AnswerAsync(ITurnContext context, CoachTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Heard is null)
        {
            turn.Out.Say(copy[context.Activity.Value is null ? "only-text" : "stale-button"].Say(null, 0));
            return;
        }
        if (care.IsNeeded(turn))
        {
            // Before everything else, and alone: the notice and the talk wait.
            care.Answer(turn);
            Remember(turn);
            return;
        }
        if (turn.Heard.Text.Length > LongestMessage)
        {
            turn.Out.Say(copy["too-long"].Say(new { limit = LongestMessage }, 0));
            return;
        }

        if (turn.Casebook.Profile.NoticeShownAt is null)
            Greet(turn, alone: false);
        await PlayAsync(context, turn, dc => router.RouteAsync(dc, turn, cancellationToken), cancellationToken);
        Remember(turn);
        turn.Casebook.Turn.HeardId = context.Activity.Id;
    }

    /// <summary>The person changed or deleted a message of theirs. Danger in the new words comes before all else.</summary>
    private async Task AmendAsync(ITurnContext context, CoachTurn turn, Amendment amendment, CancellationToken cancellationToken)
    {
        if (turn.Understood is not null && care.IsNeeded(turn))
            care.Answer(turn);
        else
            await PlayAsync(context, turn, dc => router.AmendAsync(dc, turn, amendment, cancellationToken), cancellationToken);
        if (amendment == Amendment.LastChanged)
            Remember(turn); // it may be changed once more
    }

    /// <summary>Somebody is in another zone than thought, or back who could not be reached: reminders follow.</summary>
    private async Task CatchUpAsync(Casebook casebook, Profile before, DateTimeOffset now)
    {
        if (before.NoticeShownAt is null)
            return;
        if (casebook.Profile.Zone is { } zone && zone != before.Zone)
            await reminders.MoveAsync(casebook, now, zone);
        else if (casebook.Profile is { Unreachable: null, Address: not null } && before is { Unreachable: not null } or { Address: null })
            await reminders.WakeAsync(casebook, now);
    }

    /// <summary>That the person was here now.</summary>
    private static void Remember(CoachTurn turn) => turn.Casebook.Turn.HeardAt = turn.Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One dialog context a turn; its state is part of the turn row.</summary>
    private async Task PlayAsync(ITurnContext context, CoachTurn turn, Func<DialogContext, Task> play, CancellationToken cancellationToken)
    {
        var state = new UserState(new CasebookStorage(turn.Casebook));
        var place = state.CreateProperty<DialogState>("dialogs");

        // Without type names every read hands out a new copy; the one set here is the one that is saved.
        await place.SetAsync(context, await place.GetAsync(context, () => new DialogState(), cancellationToken), cancellationToken);
        var dialogs = new DialogSet(place);
        foreach (var conversation in conversations)
            dialogs.Add(conversation);

        await play(await dialogs.CreateContextAsync(context, cancellationToken));
        await state.SaveChangesAsync(context, force: true, cancellationToken);
    }

    private void Greet(CoachTurn turn, bool alone)
    {
        if (turn.Casebook.Profile.NoticeShownAt is not null)
            return;
        turn.Casebook.Profile = turn.Casebook.Profile with { NoticeShownAt = Instant.FromDateTimeOffset(turn.Now) };
        turn.Out.Say(welcome[alone ? "hello" : "hello-briefly"].Say(null, 0));
        turn.Out.Say(welcome["notice"].Say(null, 0));
        if (alone)
            turn.Out.Add(new CoachMessage(welcome["begin"].Say(null, 0)) { Choices = router.Starts(turn) });
    }

    private static bool IsArrival(Activity activity) => activity.Type switch
    {
        ActivityTypes.ConversationUpdate => activity.MembersAdded?.Any(m => m.Id != activity.Recipient?.Id) == true,
        ActivityTypes.InstallationUpdate => activity.Action is "add" or "add-upgrade",
        _ => false,
    };

    private static async Task SendAsync(ITurnContext context, CoachTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Out.ToActivities() is { Length: > 0 } replies)
            await context.SendActivitiesAsync(replies, cancellationToken);
    }
}
