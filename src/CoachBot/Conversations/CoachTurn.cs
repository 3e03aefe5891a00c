using CoachBot.Understanding;
using Microsoft.Bot.Builder;

namespace CoachBot;

/// <summary>What one turn carries from the root to the scripts: who speaks, what was said, what is known, what goes out.</summary>
public sealed class CoachTurn(Casebook casebook, DateTimeOffset now, string person, Heard? heard, ButtonPress? press, Understood? understood)
{
    public Casebook Casebook { get; } = casebook;

    /// <summary>When the message came.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The digest of the person's key that the turn's buttons carry.</summary>
    public string Person { get; } = person;

    /// <summary>What was said; null in a turn that nobody spoke in, such as a welcome.</summary>
    public Heard? Heard { get; } = heard;

    /// <summary>The button it was said with, or null.</summary>
    public ButtonPress? Press { get; } = press;

    /// <summary>What typed words were read as; null for a button and where nobody spoke.</summary>
    public Understood? Understood { get; } = understood;

    /// <summary>What goes out at the end of the turn.</summary>
    public Outgoing Out { get; } = new();

    /// <summary>The question that could not take what was said for an answer; the root may know better what it was.</summary>
    public bool WasNoAnswer { get; set; }

    /// <summary>The conversation that the one just ended hands over to, or null.</summary>
    public Handover? Next { get; set; }

    public static CoachTurn Of(ITurnContext context) =>
        context.TurnState.Get<CoachTurn>() ?? throw new InvalidOperationException("A conversation runs only inside the coach's turn.");
}

/// <summary>A conversation to begin, and answers that it need not ask for.</summary>
/// <param name="Intent">The intent that the conversation serves; null to find it in <see cref="Text"/>.</param>
/// <param name="Given">What is known already, by question key.</param>
public sealed record Handover(string? Intent, IReadOnlyDictionary<string, Heard>? Given = null)
{
    /// <summary>Words of the person that asked for it, to be read by the new conversation; null when there are none.</summary>
    public string? Text { get; init; }

    /// <summary>Plain values that its script finds by <see cref="Scene.Known"/>.</summary>
    public IReadOnlyDictionary<string, string> Known { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>True to go on with the one put aside, false to begin afresh, null to ask when there is one.</summary>
    public bool? Resume { get; init; }
}
