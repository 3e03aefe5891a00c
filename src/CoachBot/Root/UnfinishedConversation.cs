using Newtonsoft.Json;

namespace CoachBot;

/// <summary>Before beginning what was put aside half way: go on with that, or begin afresh.</summary>
public sealed class UnfinishedConversation(CopyBook voice) : Conversation<Resumption>(DialogId, voice, "Root")
{
    public const string DialogId = "unfinished";

    private const string What = "what";
    private const string Next = "next";

    public static Opening Opening(Conversation conversation, Handover next) => new(Nothing)
    {
        Known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [What] = conversation.Title,
            [Next] = JsonConvert.SerializeObject(next with { Intent = conversation.Intent }),
        },
    };

    protected override async Task<Resumption?> PlayAsync(Scene scene)
    {
        var next = JsonConvert.DeserializeObject<Handover>(scene.Known(Next)!)!;
        var resume = await scene.Choose("half-way", new { what = scene.Known(What) }) == "continue";
        scene.GoOnWith(next with { Resume = resume });
        return null;
    }
}
