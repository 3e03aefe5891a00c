using Microsoft.Bot.Schema;
using Spectre.Console;

namespace CoachBot.Channels.Local;

/// <summary>Talking to the coach in a terminal. The talk is kept, and goes on where it was with the next start.</summary>
public sealed class TerminalChat(LocalChat chat, IAnsiConsole console, ITerminalInput input)
{
    private const string Conversation = "terminal";

    private readonly Lock screen = new();
    private int seen;
    private IReadOnlyList<Button> answers = [];

    /// <summary>Runs until <c>/quit</c> or the end of the input.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        console.MarkupLine("[grey]Ctrl+D or /quit leaves; your place is kept. /skip 6w lets six weeks pass.[/]");
        console.WriteLine();
        var conversation = await chat.FindAsync(Conversation);
        seen = conversation is null ? 0 : PlaceOf(conversation);
        conversation ??= await chat.BeginAsync(Conversation, Conversation);
        using var listening = conversation.Listen();
        var showing = ShowNewsAsync(conversation, listening);
        while (!cancellationToken.IsCancellationRequested)
        {
            var offered = Show(conversation);
            if (input.Read(offered) is not { } said || said.Trim() is "/quit" or "/exit")
                break;
            if (said.Trim().Length > 0)
                await chat.SayAsync(conversation, Message(said.Trim(), offered));
        }
        listening.Dispose();
        await showing;
    }

    /// <summary>What the coach said last is shown again, so that the place is known.</summary>
    private static int PlaceOf(LocalConversation conversation) =>
        conversation.LastSaid() is { } last ? conversation.Watermark - last.After.Count : 0;

    /// <summary>A reminder may come while nobody types.</summary>
    private async Task ShowNewsAsync(LocalConversation conversation, LocalConversation.Listening listening)
    {
        await foreach (var news in listening.News.ReadAllAsync())
        {
            if (news is null)
                Show(conversation);
        }
    }

    /// <summary>Shows what is new.</summary>
    /// <returns>The answers to the latest question.</returns>
    private IReadOnlyList<Button> Show(LocalConversation conversation)
    {
        lock (screen)
        {
            var news = conversation.Since(seen);
            seen += news.Count;
            foreach (var activity in news.Where(a => a.Type == ActivityTypes.Message))
            {
                var message = activity.From?.Role == RoleTypes.User ? null : MessageActivity.Read(activity);
                if (message is not null)
                    console.Write(TerminalRenderer.Render(message));
                answers = message is null ? [] : TerminalRenderer.Answers(message);
            }
            return answers;
        }
    }

    /// <summary>A number, or a label, that stands for an answer is a press of it.</summary>
    private static Activity Message(string said, IReadOnlyList<Button> answers)
    {
        var message = LocalChat.Incoming(Conversation, ActivityTypes.Message);
        var pressed = int.TryParse(said, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= answers.Count
            ? answers[number - 1]
            : answers.FirstOrDefault(a => a.Label == said);
        message.Text = pressed?.Label ?? said;
        message.Value = pressed is null ? null : MessageActivity.Value(pressed.Press);
        message.LocalTimezone = TimeZoneInfo.Local.Id;
        return message;
    }
}
