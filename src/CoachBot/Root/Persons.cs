using System.Security.Cryptography;
using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoachBot;

/// <summary>Who an activity comes from.</summary>
public static class Persons
{
    internal const string NoTenant = "-";

    /// <summary>The person's key, or null when nobody in particular, or the coach itself, sent it.</summary>
    public static PersonKey? Of(Activity activity) =>
        activity.From?.Id is { Length: > 0 } user && user != activity.Recipient?.Id && activity.ChannelId is { Length: > 0 } channel
            ? new PersonKey(channel, TenantOf(activity), user)
            : null;

    /// <summary>Ten characters that tell one person's buttons from another's and do not tell who they are.</summary>
    public static string Digest(PersonKey person) => Digest(person.ToString());

    /// <summary>What makes two deliveries the same activity; null when the channel gives no id. A message can be changed many times under one id.</summary>
    public static string? ActivityKey(Activity activity) =>
        activity.Id is { Length: > 0 } id ? $"{activity.Type}:{activity.Conversation?.Id}:{id}{(activity.Type == ActivityTypes.MessageUpdate ? ":" + Digest(activity.Text ?? "") : "")}" : null;

    /// <summary>The tenant or team that the activity names; <c>-</c> when it names none.</summary>
    internal static string TenantOf(Activity activity) =>
        activity.Conversation?.TenantId is { Length: > 0 } tenant
            ? tenant
            : (activity.ChannelData as JObject)?.SelectToken("tenant.id") is JValue { Value: string { Length: > 0 } id } ? id : NoTenant;

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
}
