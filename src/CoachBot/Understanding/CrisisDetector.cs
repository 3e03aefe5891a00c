namespace CoachBot.Understanding;

/// <summary>Hears danger in a message, apart from the intent classifier: sure wordings, and a model of its own for what is only hinted at.</summary>
/// <remarks>A missed cry for help is worse than a needless question, so where in doubt the model speaks up.</remarks>
internal sealed class CrisisDetector
{
    // What each piece of evidence adds to the log-odds of danger or takes from them.
    private const float DangerWord = 0.5f;
    private const float Idiom = 1.5f;
    private const float Wish = 1;
    private const float HeavyWish = 0.3f;
    private const float Sign = 2.5f;
    private const float AnotherSign = 1;

    // What somebody in danger might be taken to ask for.
    private static readonly HashSet<string> Heavy = new(StringComparer.Ordinal)
    {
        Intents.Reframe, Intents.Reflect, Intents.LetGo, Intents.PrepareSetback, Intents.LogRejection, Intents.PauseReminders,
        Intents.Cancel, Intents.ForgetMe, Intents.Greet, Intents.Help,
    };

    private const int Epochs = 8;
    private const float Rate = 2;
    private readonly CrisisSigns signs = new();
    private readonly BinaryModel model;
    private readonly Features features;
    private readonly Unmasking unmasking;

    /// <param name="examples">Messages and whether they speak of danger.</param>
    /// <param name="concepts">The lexicon, in which the meanings of danger stand for themselves.</param>
    public CrisisDetector(IEnumerable<(string Text, bool Danger)> examples, Concepts concepts)
    {
        var texts = examples.Select(example => (Words: Words.Of(example.Text), example.Danger)).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(text => text.Words)) counts[word] = counts.GetValueOrDefault(word) + 1;
        unmasking = new Unmasking(counts);
        features = new Features(concepts, _ => true, word => counts.GetValueOrDefault(word) < Features.Rare);
        model = new BinaryModel([.. texts.Select(text => features.Learn(text.Words))], [.. texts.Select(text => text.Danger)], Epochs, Rate);
    }

    /// <summary>What speaks for danger and what against it.</summary>
    /// <param name="words">The words of the message.</param>
    /// <param name="wish">What else it may ask for: a task that is read surely, beside a weak likeness, is only a task.</param>
    public Alarm Hear(List<string> words, ScoredIntent wish)
    {
        var written = string.Join(' ', words);
        var line = string.Join(' ', unmasking.Plain(words));
        var rest = signs.SetAside(line);
        // Mending serves slips of the keys; a rare word rightly spelled ("noose") is looked for as written.
        if (signs.Sure(rest) || (line != written && signs.Sure(signs.SetAside(written)))) return new Alarm(1, "a listed sign of danger");
        var telling = Math.Max(signs.Telling(rest), line != written ? signs.Telling(signs.SetAside(written)) : 0);
        var touches = telling > 0 || signs.Touch(rest);
        // An answer of one word, such as "nothing", is a sign or it is none; two need one word of danger.
        if (telling == 0 && (words.Count == 1 || (words.Count == 2 && !touches))) return new Alarm(0, "too short to be more than a listed sign");
        var likeness = Likeness(rest);
        var odds = MathF.Log(likeness / (1 - likeness)) + (touches ? DangerWord : -DangerWord) + Weight(telling) - (rest != line ? Idiom : 0) - Weight(wish);
        var why = $"like a cry for help {likeness:0.00}, {(telling > 0 ? "with a telling sign" : touches ? "with a word of danger" : "without a word of danger")}{(rest != line ? ", beside an idiom" : "")}, beside the wish {wish.Intent} {wish.Confidence:0.00}";
        return new Alarm(Math.Clamp(1 / (1 + MathF.Exp(-odds)), 0.001f, 0.999f), why);
    }

    private static float Weight(int telling) => telling switch { 0 => 0, 1 => Sign, _ => Sign + AnotherSign };

    private static float Weight(ScoredIntent wish) =>
        wish.Intent == Intents.None ? 0 : (float)wish.Confidence * (Heavy.Contains(wish.Intent) ? HeavyWish : Wish);

    private float Likeness(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? Math.Clamp(model.Likelihood(features.Of([.. words])), 0.001f, 0.999f) : 0.001f;
}

/// <summary>How surely a message speaks of danger, 0 to 1, and why; 1 is a listed sign, which nothing argues away.</summary>
internal readonly record struct Alarm(double Danger, string Why)
{
    public bool Sounds => Danger > 0.5;
}
