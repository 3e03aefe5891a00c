using Microsoft.Bot.Schema;

namespace CoachBot.Channels.Slack;

/// <summary>A reply as the messages and files that Slack is sent for it, each in the channel data of an activity of its own.</summary>
public sealed class SlackParts : IReplyParts
{
    public string Channel => SlackAdapter.ChannelId;

    public IEnumerable<Activity> Of(Activity reply)
    {
        if (reply.Type != ActivityTypes.Message)
            return [reply];
        var message = MessageActivity.Read(reply);
        var files = message.HasExport ? Enumerable.Range(0, Export.FileCount).Select(i => new ExportPart(i)) : [];
        return SlackRenderer.RenderAll(message).Concat<object>(files).Select(part => new Activity { Type = ActivityTypes.Message, ChannelData = part });
    }
}

/// <summary>One file of an export, which is written when it leaves.</summary>
internal sealed record ExportPart(int Index);
