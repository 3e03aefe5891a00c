using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

public partial class HeroCard
{
    [JsonProperty("title")] public string Title { get; set; }
    [JsonProperty("subtitle")] public string Subtitle { get; set; }
    [JsonProperty("text")] public string Text { get; set; }
    [JsonProperty("images")] public IList<CardImage> Images { get; set; }
    [JsonProperty("buttons")] public IList<CardAction> Buttons { get; set; }
    [JsonProperty("tap")] public CardAction Tap { get; set; }

    public const string ContentType = "application/vnd.microsoft.card.hero";

    public Attachment ToAttachment() => new Attachment { ContentType = ContentType, Content = this };
}
