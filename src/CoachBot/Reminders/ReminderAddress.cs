using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace CoachBot;

/// <summary>Where a person can be written to later, as one line of JSON that stays the same from message to message.</summary>
public static class ReminderAddress
{
    private static readonly JsonSerializerSettings Json = new() { NullValueHandling = NullValueHandling.Ignore };

    /// <summary>The address that an activity comes from; null when others would read along there.</summary>
    public static string? Of(Activity activity)
    {
        if (activity.Conversation is not { Id.Length: > 0 } conversation || conversation.IsGroup == true || conversation.ConversationType is "channel" or "groupChat")
            return null;
        var reference = activity.GetConversationReference();
        reference.ActivityId = null;
        reference.Locale = null;
        // Some activities name the tenant elsewhere; what is sent later must be known as the same person's.
        reference.Conversation = new ConversationAccount(conversation.IsGroup, conversation.ConversationType, conversation.Id, null, conversation.AadObjectId, conversation.Role, conversation.TenantId ?? Tenant(activity));
        return JsonConvert.SerializeObject(reference, Json);
    }

    public static ConversationReference Read(string address) => JsonConvert.DeserializeObject<ConversationReference>(address)!;

    private static string? Tenant(Activity activity) => Persons.TenantOf(activity) is var tenant && tenant == Persons.NoTenant ? null : tenant;
}
