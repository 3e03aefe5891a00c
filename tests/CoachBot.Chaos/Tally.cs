using CoachBot.Understanding;

namespace CoachBot.Chaos;

/// <summary>Every word that the person was heard to say, in the order in which the turns were committed.</summary>
internal sealed record Tally(string Id, IReadOnlyList<string> Words) : IRecord
{
    public const string OnlyOne = "all";

    public static string Kind => "tally";
}

/// <summary>Hears one word, adds it to the tally and says which number it is: a whole talk in one turn.</summary>
internal sealed class TallyConversation() : Conversation<Tally>(Intents.Greet, Voice, "Tally")
{
    private static readonly CopyBook Voice = new(
    [
        CopyFile.Parse("Tally", "## title\nCounting\n\n## word\nWhich word?\n\n## counted\n{word} is number {number}"),
        CopyBook.Load(typeof(CoachFeature).Assembly)["Root"],
    ]);

    public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) =>
        new Dictionary<string, Heard>(StringComparer.Ordinal) { ["word"] = new(text) };

    protected override async Task<Tally?> PlayAsync(Scene scene)
    {
        var word = await scene.Ask("word");
        await scene.Do("count", async casebook => casebook.Put(new Tally(Tally.OnlyOne, [.. await WordsAsync(casebook), word])));
        var number = await scene.Load("number", async casebook => (await WordsAsync(casebook)).Count);
        await scene.Say("counted", new { word, number });
        return null;
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(Casebook casebook) => (await casebook.FindAsync<Tally>(Tally.OnlyOne))?.Words ?? [];
}

/// <summary>Whatever is said is a word for the tally; the coach's own reader takes a second to start, and hosts are killed more often than that.</summary>
internal sealed class EverythingIsAWord : IUnderstanding
{
    public Understood Read(string text) => new(text, Intents.Greet, 1, new Slots(), []);
}

/// <summary>No word is a letter; the real reader's rules give up on a machine as busy as this test makes it.</summary>
internal sealed class NoMail : IEmployerMessageReader
{
    public bool LooksLikeEmployerMessage(string text) => false;

    public EmployerMessage Read(string text) => throw new NotSupportedException("There is no mail in a tally.");
}
