using CoachBot.Understanding;

namespace CoachBot;

/// <summary>What a person can ask for in the middle of any conversation (coaching.md 44).</summary>
public enum Command
{
    Help,
    Cancel,
    Back,
    StartOver,

    Privacy,
    Forget,

    /// <summary>Takes up what was put aside; only where nothing is under way.</summary>
    GoOn,
}

/// <summary>
/// The few phrases that are commands even where any words would be an answer: they must be the whole message, so that
/// "I wanted to go back and explain" stays an answer.
/// </summary>
public static class Commands
{
    private static readonly Dictionary<string, Command> Phrases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["help"] = Command.Help,
        ["help me"] = Command.Help,
        ["?"] = Command.Help,
        ["/help"] = Command.Help,
        ["what can you do"] = Command.Help,
        ["cancel"] = Command.Cancel,
        ["cancel this"] = Command.Cancel,
        ["stop"] = Command.Cancel,
        ["stop this"] = Command.Cancel,
        ["quit"] = Command.Cancel,
        ["exit"] = Command.Cancel,
        ["never mind"] = Command.Cancel,
        ["nevermind"] = Command.Cancel,
        ["back"] = Command.Back,
        ["go back"] = Command.Back,
        ["wait go back"] = Command.Back,
        ["undo"] = Command.Back,
        ["undo that"] = Command.Back,
        ["one step back"] = Command.Back,
        ["start over"] = Command.StartOver,
        ["start again"] = Command.StartOver,
        ["start from the beginning"] = Command.StartOver,
        ["restart"] = Command.StartOver,
        ["privacy"] = Command.Privacy,
        ["delete my data"] = Command.Forget,
        ["delete my account"] = Command.Forget,
        ["forget me"] = Command.Forget,
        ["go on"] = Command.GoOn,
        ["continue"] = Command.GoOn,
        ["carry on"] = Command.GoOn,
        ["resume"] = Command.GoOn,
        ["let's go on"] = Command.GoOn,
    };

    private static readonly HashSet<string> PuttingOff = new(StringComparer.OrdinalIgnoreCase)
    {
        "not now", "not right now", "not today", "not yet", "later", "maybe later", "another time", "some other time", "another day", "no thanks", "no thank you", "I'd rather not", "rather not",
    };

    /// <summary>Whether the whole message puts the question off: no answer in words, and a wish to stop unless the question can be skipped or offers it as an answer.</summary>
    public static bool PutsOff(string text) => PuttingOff.Contains(Bare(text));

    /// <summary>The command that the whole message is, or null.</summary>
    public static Command? Match(string text)
    {
        var words = Bare(text);
        return Phrases.TryGetValue(words, out var command) || Phrases.TryGetValue(words.TrimEnd('?'), out command) ? command : null;
    }

    /// <summary>The command that an intent stands for, or null.</summary>
    public static Command? Of(string intent) => intent switch
    {
        Intents.Help => Command.Help,
        Intents.Cancel => Command.Cancel,
        Intents.GoBack => Command.Back,
        _ => null,
    };

    private static string Bare(string text) => text.Replace(",", "", StringComparison.Ordinal).Replace('’', '\'').Trim().TrimEnd('.', '!', ' ');
}
