using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

public abstract class Dialog
{
    public static readonly DialogTurnResult EndOfTurn = new DialogTurnResult(DialogTurnStatus.Waiting);

    private string _id;

    public Dialog(string dialogId = null)
    {
        Id = dialogId;
    }

    [JsonProperty("id")]
    public string Id
    {
        get => _id ??= OnComputeId();
        set => _id = value;
    }

    public abstract Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object options = null, CancellationToken cancellationToken = default);

    public virtual async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
        await dc.EndDialogAsync(null, cancellationToken).ConfigureAwait(false);

    public virtual async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result = null, CancellationToken cancellationToken = default)
    {
        if (result is CancellationToken)
            throw new ArgumentException($"{nameof(result)} cannot be a cancellation token");
        return await dc.EndDialogAsync(result, cancellationToken).ConfigureAwait(false);
    }

    public virtual Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public virtual Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    protected virtual string OnComputeId() => GetType().Name;
}
