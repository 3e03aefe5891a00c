using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace StandIns.Tests.BotBuilder;

/// <summary>Hears two messages and returns both.</summary>
internal sealed class Asking(string id, List<string> log) : Dialog(id)
{
    public override Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        log.Add($"{Id} begins with {options}");
        return Task.FromResult(EndOfTurn);
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        log.Add($"{Id} continues");
        var said = dc.Context.Activity.Text;
        if (dc.ActiveDialog.State.TryGetValue("heard", out var heard))
            return await dc.EndDialogAsync($"{heard} and {said}", cancellationToken);

        dc.ActiveDialog.State["heard"] = said;
        return EndOfTurn;
    }

    public override Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        log.Add($"{Id} asks again");
        return Task.CompletedTask;
    }

    public override Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        log.Add($"{Id} ends: {reason}");
        return Task.CompletedTask;
    }
}

/// <summary>Begins "ask" and wraps its result.</summary>
internal sealed class Outer(List<string> log) : Dialog("outer")
{
    public override Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
        dc.BeginDialogAsync("ask", "inside", cancellationToken);

    public override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        log.Add($"outer resumes: {reason}");
        return dc.EndDialogAsync($"outer got {result}", cancellationToken);
    }

    public override Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        log.Add($"outer ends: {reason}");
        return Task.CompletedTask;
    }
}
