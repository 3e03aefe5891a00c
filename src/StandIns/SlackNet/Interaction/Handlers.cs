using SlackNet.Blocks;
using SlackNet.WebApi;

namespace SlackNet.Interaction;

public interface IBlockActionHandler<in TAction> where TAction : BlockAction
{
    Task Handle(TAction action, BlockActionRequest request);
}

public interface IMessageShortcutHandler
{
    Task Handle(MessageShortcut request);
}

public interface IGlobalShortcutHandler
{
    Task Handle(GlobalShortcut shortcut);
}

public interface IViewSubmissionHandler
{
    Task<ViewSubmissionResponse> Handle(ViewSubmission viewSubmission);
    Task HandleClose(ViewClosed viewClosed);
}

public abstract class ViewSubmissionResponse(string responseAction)
{
    public string ResponseAction { get; set; } = responseAction;

    /// <summary>The modal closes.</summary>
    public static ViewSubmissionResponse Null => new NullResponse();

    private sealed class NullResponse() : ViewSubmissionResponse(null);
}

public class ViewErrorsResponse() : ViewSubmissionResponse("errors")
{
    /// <summary>What is wrong, by the block's id.</summary>
    public IDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>();
}

public interface ISlashCommandHandler
{
    Task<SlashCommandResponse> Handle(SlashCommand command);
}

public class SlashCommandResponse
{
    public Message Message { get; set; }
    public ResponseType ResponseType { get; set; } = ResponseType.Ephemeral;
}

public enum ResponseType
{
    Ephemeral,
    InChannel,
}
