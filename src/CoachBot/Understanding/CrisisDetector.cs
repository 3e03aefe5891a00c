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
    private const float Sign = 1.5f;
    private const float AnotherSign = 0.5f;

    // A needless question costs little, a missed cry much.
    private const float Care = 0.3f;

    // What somebody in danger might be taken to ask for.
    private static readonly HashSet<string> Heavy = new(StringComparer.Ordinal)
    {
        Intents.Reframe, Intents.Reflect, Intents.LetGo, Intents.PrepareSetback, Intents.LogRejection, Intents.PauseReminders,
        Intents.Cancel, Intents.ForgetMe, Intents.Greet, Intents.Help,
    };

    /// <summary>The class of what speaks of danger, and of what does not.</summary>
    public const string Danger = "danger";
    public const string Calm = "calm";

    private readonly CrisisSigns signs = new();
    private readonly LinearModel model;
    private readonly int danger;
    private readonly Features features;
    private readonly Unmasking unmasking;

    /// <param name="model">What was learnt of danger.</param>
    /// <param name="words">The words of the examples, and how often each occurs.</param>
    public CrisisDetector(LinearModel model, Dictionary<string, int> words)
    {
        this.model = model;
        danger = model.IndexOf(Danger);
        unmasking = new Unmasking(words);
        features = Sees(words);
    }

    /// <summary>What the detector sees of a message: the meanings of danger stand for themselves, and no word for a name.</summary>
    public static Features Sees(Dictionary<string, int> words) =>
        new(new Concepts(CrisisSigns.Meanings, "Concepts.words.md"), _ => true, word => words.GetValueOrDefault(word) < Features.Rare);

    /// <summary>What speaks for danger and what against it.</summary>
    /// <param name="message">The words of the message.</param>
    /// <param name="wish">What else it may ask for: a task that is read surely, beside a weak likeness, is only a task.</param>
    public Alarm Hear(List<string> message, ScoredIntent wish)
    {
        var (written, line) = Lines(message);
        if (signs.Own(line) || (line != written && signs.Own(written))) return new Alarm(1, "danger in the person's own words");
        var words = signs.WithoutIdioms(message);
        if (signs.Foreign(words)) return new Alarm(1, "danger in another language");
        if (words.Count == 0) return new Alarm(0, "nothing but an idiom");
        if (words != message) (written, line) = Lines(words);
        var rest = signs.SetAside(line);
        var idiom = rest != line || words != message;
        // Mending serves slips of the keys; a rare word rightly spelled ("noose") is looked for as written.
        if (signs.Sure(rest) || (line != written && signs.Sure(signs.SetAside(written)))) return new Alarm(1, "a listed sign of danger");
        var telling = Math.Max(signs.Telling(rest), line != written ? signs.Telling(signs.SetAside(written)) : 0);
        var touches = telling > 0 || signs.Touch(rest);
        // An answer of one word, such as "nothing", is a sign or it is none; two need one word of danger.
        if (telling == 0 && (words.Count == 1 || (words.Count == 2 && !touches))) return new Alarm(0, "too short to be more than a listed sign");
        var likeness = Likeness(rest);
        var odds = Care + MathF.Log(likeness / (1 - likeness)) + (touches ? DangerWord : -DangerWord) + Weight(telling) - (idiom ? Idiom : 0) - Weight(wish);
        var why = $"like a cry for help {likeness:0.00}, {(telling > 0 ? "with a telling sign" : touches ? "with a word of danger" : "without a word of danger")}{(idiom ? ", beside an idiom" : "")}, beside the wish {wish.Intent} {wish.Confidence:0.00}";
        return new Alarm(Math.Clamp(1 / (1 + MathF.Exp(-odds)), 0.001f, 0.999f), why);
    }

    private (string Written, string Plain) Lines(List<string> words) => (string.Join(' ', words), string.Join(' ', unmasking.Plain(words)));

    private static float Weight(int telling) => telling switch { 0 => 0, 1 => Sign, _ => Sign + AnotherSign };

    private static float Weight(ScoredIntent wish) =>
        wish.Intent == Intents.None ? 0 : (float)wish.Confidence * (Heavy.Contains(wish.Intent) ? HeavyWish : Wish);

    private float Likeness(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? Math.Clamp(model.Likelihoods(features.Of([.. words]))[danger], 0.001f, 0.999f) : 0.001f;
}

/// <summary>How surely a message speaks of danger, 0 to 1, and why; 1 is a listed sign, which nothing argues away.</summary>
internal readonly record struct Alarm(double Danger, string Why)
{
    public bool Sounds => Danger > 0.5;
}
