using SlackNet.Blocks;
using SlackNet.WebApi;

namespace SlackNet.Interaction;

/// <summary>What the answer to a submitted view may do besides closing it.</summary>
public abstract class ViewSubmissionResponse
{
    protected ViewSubmissionResponse(string responseAction) => ResponseAction = responseAction;

    public string ResponseAction { get; set; }
}

public class ViewErrorsResponse() : ViewSubmissionResponse("errors")
{
    /// <summary>Plain text by the id of the input block that is wrong.</summary>
    public IDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>();
}

public class UpdateViewResponse() : ViewSubmissionResponse("update")
{
    public ViewDefinition View { get; set; }
}

public class ClearViewsResponse() : ViewSubmissionResponse("clear");

public interface IMessageResponse
{
    Message Message { get; set; }
}

public class MessageResponse : IMessageResponse
{
    public ResponseType ResponseType { get; set; }
    public bool ReplaceOriginal { get; set; }
    public bool DeleteOriginal { get; set; }
    public Message Message { get; set; }
}

public enum ResponseType
{
    InChannel,
    Ephemeral,
}

/// <summary>A response as the message that <see cref="ISlackApiClient.Respond"/> sends.</summary>
public class MessageUpdateResponse(MessageResponse response) : IReadOnlyMessage
{
    public ResponseType ResponseType => response.ResponseType;
    public bool ReplaceOriginal => response.ReplaceOriginal;
    public bool DeleteOriginal => response.DeleteOriginal;
    public string Channel => response.Message?.Channel;
    public string Text => response.Message?.Text;
    public ParseMode Parse => response.Message?.Parse ?? default;
    public bool LinkNames => response.Message?.LinkNames ?? default;
    public IList<Attachment> Attachments => response.Message?.Attachments;
    public IList<Block> Blocks => response.Message?.Blocks;
    public bool UnfurlLinks => response.Message?.UnfurlLinks ?? default;
    public bool UnfurlMedia => response.Message?.UnfurlMedia ?? default;
    public string Username => response.Message?.Username;
    public bool? AsUser => response.Message?.AsUser;
    public string IconUrl => response.Message?.IconUrl;
    public string IconEmoji => response.Message?.IconEmoji;
    public string ThreadTs => response.Message?.ThreadTs;
    public bool ReplyBroadcast => response.Message?.ReplyBroadcast ?? default;
}
