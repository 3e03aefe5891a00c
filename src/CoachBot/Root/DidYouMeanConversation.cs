using CoachBot.Understanding;

namespace CoachBot;

/// <summary>When it is not sure what a message asks for: asks, with two or three buttons, and keeps the words for what is chosen.</summary>
public sealed class DidYouMeanConversation(IEnumerable<Conversation> others, CopyBook voice) : Conversation<Resumption>(DialogId, voice, "Root")
{
    public const string DialogId = "did-you-mean";

    private const string Text = "text";
    private const string Likely = "likely";
    private const string SomethingElse = "something-else";

    private readonly Dictionary<string, Conversation> byIntent = others.ToDictionary(c => c.Intent, StringComparer.Ordinal);

    public static Opening Opening(Understood understood, IReadOnlyDictionary<string, Conversation> known) => new(Nothing)
    {
        Known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Text] = understood.Text,
            [Likely] = string.Join(' ', understood.Others.Select(o => o.Intent).Prepend(understood.Intent).Where(known.ContainsKey).Distinct().Take(3)),
        },
    };

    protected override async Task<Resumption?> PlayAsync(Scene scene)
    {
        var options = scene.Known(Likely)!.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(byIntent.ContainsKey)
            .Select(intent => new Option(intent, byIntent[intent].Title))
            .Append(new Option(SomethingElse, scene.Words(SomethingElse)))
            .ToList();

        var chosen = await scene.Pick("did-you-mean", options);
        if (chosen == SomethingElse)
        {
            await scene.Say("say-it-otherwise");
            return null;
        }

        var text = scene.Known(Text)!;
        await scene.Do("remember", casebook =>
        {
            casebook.Profile = Meant.Remember(casebook.Profile, new Meant(text, chosen));
            return Task.CompletedTask;
        });
        scene.GoOnWith(new Handover(chosen) { Text = text });
        return null;
    }
}
