using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>What travels between bot and channel, with every field that any activity type has.</summary>
public partial class Activity
{
    public Activity() { }

    public Activity(string type = default)
    {
        Type = type;
    }

    [JsonProperty("type")] public string Type { get; set; }
    [JsonProperty("id")] public string Id { get; set; }
    [JsonProperty("timestamp")] public DateTimeOffset? Timestamp { get; set; }
    [JsonProperty("serviceUrl")] public string ServiceUrl { get; set; }
    [JsonProperty("channelId")] public string ChannelId { get; set; }
    [JsonProperty("from")] public ChannelAccount From { get; set; }
    [JsonProperty("conversation")] public ConversationAccount Conversation { get; set; }
    [JsonProperty("recipient")] public ChannelAccount Recipient { get; set; }
    [JsonProperty("textFormat")] public string TextFormat { get; set; }
    [JsonProperty("membersAdded")] public IList<ChannelAccount> MembersAdded { get; set; }
    [JsonProperty("membersRemoved")] public IList<ChannelAccount> MembersRemoved { get; set; }
    [JsonProperty("locale")] public string Locale { get; set; }
    [JsonProperty("text")] public string Text { get; set; }
    [JsonProperty("speak")] public string Speak { get; set; }
    [JsonProperty("inputHint")] public string InputHint { get; set; }
    [JsonProperty("summary")] public string Summary { get; set; }
    [JsonProperty("suggestedActions")] public SuggestedActions SuggestedActions { get; set; }
    [JsonProperty("attachments")] public IList<Attachment> Attachments { get; set; }
    [JsonProperty("entities")] public IList<Entity> Entities { get; set; }
    [JsonProperty("channelData")] public object ChannelData { get; set; }
    [JsonProperty("action")] public string Action { get; set; }
    [JsonProperty("replyToId")] public string ReplyToId { get; set; }
    [JsonProperty("label")] public string Label { get; set; }
    [JsonProperty("valueType")] public string ValueType { get; set; }
    [JsonProperty("value")] public object Value { get; set; }
    [JsonProperty("name")] public string Name { get; set; }
    [JsonProperty("relatesTo")] public ConversationReference RelatesTo { get; set; }
    [JsonProperty("deliveryMode")] public string DeliveryMode { get; set; }
    [JsonProperty("localTimezone")] public string LocalTimezone { get; set; }
    [JsonProperty("callerId")] public string CallerId { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();
}
