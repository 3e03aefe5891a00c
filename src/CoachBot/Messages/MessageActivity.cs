using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CoachBot;

/// <summary>How a neutral message travels through the Bot Framework, and how a pressed button comes back.</summary>
public static class MessageActivity
{
    /// <summary>The attachment that carries the neutral message; a channel's renderer replaces it.</summary>
    public const string ContentType = "application/vnd.coachbot.message+json";

    /// <summary>The name of the press in an activity's value: an object from a button, a line of text from a menu.</summary>
    public const string ValueName = "coach";

    /// <summary>The name of the words in the value of a <see cref="TextInput"/> that was sent.</summary>
    public const string WordsName = "words";

    private static readonly JsonSerializer Json = JsonSerializer.Create(new()
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        NullValueHandling = NullValueHandling.Ignore,
    });

    /// <summary>A message activity whose text a channel without a renderer can still show.</summary>
    public static Activity From(CoachMessage message) => new()
    {
        Type = ActivityTypes.Message,
        Text = message.Text,
        Summary = message.Notice,
        TextFormat = TextFormatTypes.Markdown,
        InputHint = message.Choices.Count > 0 ? InputHints.ExpectingInput : InputHints.AcceptingInput,
        Attachments = message is { Choices.Count: 0, Card: null, Notice: null, Input: null, HasExport: false }
            ? null
            : [new Attachment { ContentType = ContentType, Content = ToJson(message) }],
    };

    /// <summary>A neutral message as it travels.</summary>
    public static JObject ToJson(CoachMessage message) => JObject.FromObject(message, Json);

    /// <summary>The message that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is another shape.</exception>
    public static CoachMessage FromJson(JToken json) => json.ToObject<CoachMessage>(Json)!;

    /// <summary>The neutral message in an activity of the coach; a plain one is its text.</summary>
    public static CoachMessage Read(IMessageActivity activity) =>
        activity.Attachments?.FirstOrDefault(a => a.ContentType == ContentType)?.Content is { } content
            ? FromJson(JToken.FromObject(content))
            : new CoachMessage(activity.Text ?? "");

    /// <summary>The value a channel gives a button, so that <see cref="Pressed"/> finds it when it comes back.</summary>
    public static JObject Value(ButtonPress press) => new() { [ValueName] = JObject.FromObject(press, Json) };

    /// <summary>The button that was pressed, or null when the activity is not a press of ours or a garbled one.</summary>
    public static ButtonPress? Pressed(Activity activity) => ValueOf(activity)?[ValueName] switch
    {
        JObject value => Pressed(value),
        JValue { Value: string text } => ButtonPress.FromText(text),
        _ => null,
    };

    /// <summary>What was typed: the message's own words, or those of a <see cref="TextInput"/> that came with its press.</summary>
    public static string Words(Activity activity) =>
        (activity.Recipient is null ? activity.Text : activity.RemoveRecipientMention()) is { Length: > 0 } text ? text : (string?)(ValueOf(activity)?[WordsName] as JValue) ?? "";

    private static ButtonPress? Pressed(JObject value) =>
        value.Properties().All(p => p.Value.Type == JTokenType.String)
        && value.ToObject<ButtonPress>(Json) is { Person: not null, Conversation: not null, Question: not null, Choice: not null } press
            ? press
            : null;

    private static JObject? ValueOf(Activity activity) => activity.Value switch
    {
        JObject value => value,
        string text when text.StartsWith('{') => TryParse(text),
        _ => null,
    };

    private static JObject? TryParse(string text)
    {
        try
        {
            return JObject.Parse(text);
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }
}
