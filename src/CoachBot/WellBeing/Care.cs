using CoachBot.Understanding;
using NodaTime;

namespace CoachBot;

/// <summary>
/// Any sign of danger stops coaching at once (coaching.md 46): plain caring words, where to find help, and a day without
/// an unasked message. It asks nothing, diagnoses nothing and does not go on with the talk that was under way.
/// </summary>
public sealed class Care(CopyBook voice, Helplines helplines)
{
    private static readonly Duration Hold = Duration.FromDays(1);

    private readonly CopyFile copy = voice["WellBeing"];

    /// <summary>Whether what was said shows a sign of danger.</summary>
    public bool IsNeeded(CoachTurn turn) => turn.Understood?.Intent == Intents.Crisis;

    public void Answer(CoachTurn turn)
    {
        turn.Casebook.Profile = turn.Casebook.Profile with { HoldUntil = Instant.FromDateTimeOffset(turn.Now) + Hold };
        turn.Out.Say(copy["crisis"].Say(new { lines = new Neutral(helplines.For(turn.Casebook.Profile.Zone)) }, 0));
    }
}
