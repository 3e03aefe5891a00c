using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Interaction;
using SlackNet.WebApi;

namespace CoachBot.Channels.Slack;

/// <summary>Longer words are written in a modal, beginning with the draft as it stands.</summary>
public sealed class SlackEditor(SlackWorkspaces workspaces, SlackPeople people, SlackAdapter adapter, IBot bot)
{
    /// <summary>Of the button that opens the editor.</summary>
    public const string ActionId = "write";

    private const string Words = "words";

    /// <summary>Opens at once: Slack gives three seconds from the press, and nothing is said yet.</summary>
    public Task OpenAsync(SlackTenant tenant, BlockActionRequest request, ButtonPress press, CancellationToken cancellationToken)
    {
        var editor = new ModalViewDefinition
        {
            CallbackId = ActionId,
            PrivateMetadata = press.ToText(),
            Title = new PlainText(Wording.YourWords),
            Submit = new PlainText(Wording.Send),
            Close = new PlainText(Wording.LeaveIt),
            Blocks =
            [
                new InputBlock
                {
                    BlockId = Words,
                    Label = new PlainText((request.Action as ButtonAction)?.Text?.Text ?? Wording.YourWords),
                    Element = new PlainTextInput { ActionId = Words, Multiline = true, InitialValue = SlackRenderer.BeginningOf(request.Message?.Blocks ?? []), MaxLength = SlackRenderer.LongestWords },
                },
            ],
        };
        return workspaces.CallAsync(tenant.Id, client => client.Views.Open(request.TriggerId, editor, cancellationToken), cancellationToken);
    }

    /// <returns>Null: the modal closes.</returns>
    public async Task<JObject?> SubmittedAsync(SlackTenant tenant, ViewSubmission submission, string delivery, CancellationToken cancellationToken)
    {
        if (submission.View?.CallbackId != ActionId || submission.View.State?.GetValue<PlainTextInputValue>(Words, Words)?.Value is not { } words)
            return null;
        if (await people.FindAsync(tenant, submission.User.Id, null, cancellationToken) is { } person)
            await adapter.ProcessAsync(SlackActivities.Pressed(person, $"{submission.View.Id}.{submission.View.Hash}", submission.View.PrivateMetadata, words), bot, cancellationToken);
        return null;
    }
}
