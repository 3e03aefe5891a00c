namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog stack in the light of one turn. The active dialog is the first of the stack.</summary>
public class DialogContext
{
    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        Dialogs = dialogs ?? throw new ArgumentNullException(nameof(dialogs));
        Context = turnContext ?? throw new ArgumentNullException(nameof(turnContext));
        Stack = state.DialogStack;
    }

    public DialogSet Dialogs { get; private set; }

    public ITurnContext Context { get; private set; }

    public List<DialogInstance> Stack { get; private set; }

    public DialogInstance ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    public async Task<DialogTurnResult> BeginDialogAsync(
        string dialogId, object options = null, CancellationToken cancellationToken = default)
    {
        if (options is CancellationToken)
            throw new ArgumentException($"{nameof(options)} cannot be a cancellation token");
        if (string.IsNullOrEmpty(dialogId))
            throw new ArgumentNullException(nameof(dialogId));

        var dialog = Required(dialogId, nameof(BeginDialogAsync));
        Stack.Insert(0, new DialogInstance { Id = dialogId, State = new Dictionary<string, object>() });
        return await dialog.BeginDialogAsync(this, options, cancellationToken).ConfigureAwait(false);
    }

    public async Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default)
    {
        if (ActiveDialog == null)
            return new DialogTurnResult(DialogTurnStatus.Empty);

        var dialog = Required(ActiveDialog.Id, nameof(ContinueDialogAsync));
        return await dialog.ContinueDialogAsync(this, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Pops the active dialog and hands its result to the one below, if there is one.</summary>
    public async Task<DialogTurnResult> EndDialogAsync(object result = null, CancellationToken cancellationToken = default)
    {
        if (result is CancellationToken)
            throw new ArgumentException($"{nameof(result)} cannot be a cancellation token");

        await EndActiveDialogAsync(DialogReason.EndCalled, cancellationToken).ConfigureAwait(false);
        if (ActiveDialog == null)
            return new DialogTurnResult(DialogTurnStatus.Complete, result);

        var dialog = Required(ActiveDialog.Id, nameof(EndDialogAsync));
        return await dialog.ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken).ConfigureAwait(false);
    }

    public async Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, object options = null, CancellationToken cancellationToken = default)
    {
        if (options is CancellationToken)
            throw new ArgumentException($"{nameof(options)} cannot be a cancellation token");

        await EndActiveDialogAsync(DialogReason.ReplaceCalled, cancellationToken).ConfigureAwait(false);
        return await BeginDialogAsync(dialogId, options, cancellationToken).ConfigureAwait(false);
    }

    public async Task RepromptDialogAsync(CancellationToken cancellationToken = default)
    {
        if (ActiveDialog == null)
            return;

        var dialog = Required(ActiveDialog.Id, nameof(RepromptDialogAsync));
        await dialog.RepromptDialogAsync(Context, ActiveDialog, cancellationToken).ConfigureAwait(false);
    }

    public Dialog FindDialog(string dialogId) => Dialogs.Find(dialogId);

    private Dialog Required(string dialogId, string method) => FindDialog(dialogId) ?? throw new InvalidOperationException(
        $"DialogContext.{method}(): A dialog with an id of '{dialogId}' wasn't found."
        + " The dialog must be included in the current or parent DialogSet.");

    private async Task EndActiveDialogAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } instance)
            return;

        if (FindDialog(instance.Id) is { } dialog)
            await dialog.EndDialogAsync(Context, instance, reason, cancellationToken).ConfigureAwait(false);
        Stack.RemoveAt(0);
    }
}
