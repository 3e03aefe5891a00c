using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class CardAction
{
    public CardAction() { }

    public CardAction(string type = default, string title = default, string image = default, string text = default, string displayText = default, object value = default)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
    }

    [JsonProperty("type")] public string Type { get; set; }
    [JsonProperty("title")] public string Title { get; set; }
    [JsonProperty("image")] public string Image { get; set; }
    [JsonProperty("text")] public string Text { get; set; }
    [JsonProperty("displayText")] public string DisplayText { get; set; }
    [JsonProperty("value")] public object Value { get; set; }
}
