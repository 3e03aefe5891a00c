namespace Microsoft.Bot.Builder.Dialogs;

public class DialogSet
{
    private readonly IDictionary<string, Dialog> _dialogs = new Dictionary<string, Dialog>();
    private readonly IStatePropertyAccessor<DialogState> _dialogState;

    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        _dialogState = dialogState ?? throw new ArgumentNullException(nameof(dialogState));
    }

    public DialogSet() { }

    /// <summary>Another dialog with the id of one that is in the set gets a number behind its id: "ask", "ask2".</summary>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        if (_dialogs.TryGetValue(dialog.Id, out var taken))
        {
            if (taken == dialog)
                return this;

            var suffix = 2;
            while (_dialogs.ContainsKey(dialog.Id + suffix))
                suffix++;
            dialog.Id += suffix;
        }

        _dialogs[dialog.Id] = dialog;
        return this;
    }

    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (_dialogState == null)
            throw new InvalidOperationException(
                "DialogSet.CreateContextAsync(): DialogSet created with a null IStatePropertyAccessor.");

        var state = await _dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken).ConfigureAwait(false);
        return new DialogContext(this, turnContext, state);
    }

    /// <summary>The dialog of that id, or null.</summary>
    public Dialog Find(string dialogId)
    {
        if (string.IsNullOrWhiteSpace(dialogId))
            throw new ArgumentNullException(nameof(dialogId));
        return _dialogs.TryGetValue(dialogId, out var dialog) ? dialog : null;
    }
}
