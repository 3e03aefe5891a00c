using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public partial class Activity : IActivity, IMessageActivity
{
    public const string ContentType = "application/vnd.microsoft.activity";

    public Mention[] GetMentions() =>
        Entities?.Where(entity => string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase))
            .Select(entity => entity.Properties.ToObject<Mention>())
            .ToArray() ?? [];

    public TypeT GetChannelData<TypeT>() => ChannelData switch
    {
        null => default,
        TypeT typed when ChannelData.GetType() == typeof(TypeT) => typed,
        _ => ((JObject)ChannelData).ToObject<TypeT>(),
    };

    public bool TryGetChannelData<TypeT>(out TypeT instance)
    {
        instance = default;
        try
        {
            if (ChannelData == null)
                return false;

            instance = GetChannelData<TypeT>();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    public ConversationReference GetConversationReference() => new ConversationReference
    {
        ActivityId = ReplyToThis(),
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        if (isIncoming)
        {
            From = reference.User;
            Recipient = reference.Bot;
            Id = reference.ActivityId ?? Id;
        }
        else
        {
            From = reference.Bot;
            Recipient = reference.User;
            ReplyToId = reference.ActivityId ?? ReplyToId;
        }

        return this;
    }

    // Teams rejects a reply to a conversationUpdate, and other channels know no message behind it.
    private string ReplyToThis() =>
        !string.Equals(Type, ActivityTypes.ConversationUpdate, StringComparison.OrdinalIgnoreCase)
        || (!string.Equals(ChannelId, "directline", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(ChannelId, "webchat", StringComparison.OrdinalIgnoreCase))
            ? Id
            : null;
}
