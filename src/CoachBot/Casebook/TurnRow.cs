using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot;

/// <summary>The <c>turn</c> row: where the talk stands, which activities were heard, and the replies to the last one.</summary>
public sealed class TurnRow
{
    private const int Remembered = 64;

    // Dates stay the strings they are: an answer that looks like a date must come back as it was said.
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
        MaxDepth = 128,
    };

    /// <summary>The Bot Framework's storage items, by key.</summary>
    [JsonProperty("state")]
    public JObject State { get; set; } = [];

    /// <summary>Keys of the last activities applied, oldest first.</summary>
    [JsonProperty("seen")]
    public List<string> Seen { get; set; } = [];

    /// <summary>Replies that are not known to have left, oldest first.</summary>
    [JsonProperty("outbox")]
    public List<Outbox> Outbox { get; set; } = [];

    /// <summary>Conversations put aside half way: their journals, by intent.</summary>
    [JsonProperty("unfinished")]
    public Dictionary<string, string> Unfinished { get; set; } = [];

    /// <summary>When the person last said something, ISO 8601 in UTC; null before the first time.</summary>
    [JsonProperty("heardAt")]
    public string? HeardAt { get; set; }

    /// <summary>The reminder that the coach spoke of last, if nothing was said since; words like "done" are about it.</summary>
    [JsonProperty("reminded")]
    public string? Reminded { get; set; }

    /// <summary>The channel's id of the message that was heard last; null before the first and where the channel gives none.</summary>
    [JsonProperty("heardId")]
    public string? HeardId { get; set; }

    /// <summary>How far <see cref="IConversationPace"/> has gone; null where no process but this one answers.</summary>
    [JsonProperty("pace")]
    public List<long>? Pace { get; set; }

    public static TurnRow Parse(string json) => JsonConvert.DeserializeObject<TurnRow>(json, Settings) ?? throw new JsonException("The turn row is null.");

    public string ToJson() => JsonConvert.SerializeObject(this, Formatting.None, Settings);

    public void Remember(string activityKey)
    {
        Seen.Add(activityKey);
        if (Seen.Count > Remembered)
            Seen.RemoveRange(0, Seen.Count - Remembered);
    }
}

/// <summary>The replies of one turn.</summary>
/// <param name="Id">The turn's own id.</param>
/// <param name="Owner">The process that ran the turn and is sending them.</param>
/// <param name="At">When it did, ISO 8601 in UTC.</param>
/// <param name="Answers">The key of the activity that they answer; null when it had none.</param>
/// <param name="Activities">The replies as neutral activities, in order.</param>
/// <param name="Progress">How far a send of them came that stopped half way; null before the first.</param>
public sealed record Outbox(
    [property: JsonProperty("id")] string Id,
    [property: JsonProperty("owner")] string Owner,
    [property: JsonProperty("at")] string At,
    [property: JsonProperty("answers")] string? Answers,
    [property: JsonProperty("activities")] IReadOnlyList<JObject> Activities,
    [property: JsonProperty("progress")] Progress? Progress = null);

/// <summary>How far a send came.</summary>
/// <param name="Sent">The parts that are known to have left.</param>
/// <param name="Of">All parts there were. A version that divides the replies otherwise cannot tell what has left and begins anew.</param>
public sealed record Progress([property: JsonProperty("sent")] int Sent, [property: JsonProperty("of")] int Of);
