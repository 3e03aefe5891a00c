namespace CoachBot.Chaos.Reminders;

/// <summary>One run of one process, until it is killed.</summary>
internal interface ILife
{
    bool IsAlive { get; }
}

/// <summary>
/// One message as its person gets it. It may come again only while no commit says that it has left, and only if every life that sent it
/// is over or never got the channel's answer. That is a matter of order; nothing is measured in time.
/// </summary>
internal sealed class Letter
{
    private readonly List<(ILife From, bool IsAnswerLost)> came = [];
    private readonly Lock gate = new();
    private bool isRecorded;

    /// <summary>A casebook was committed in which it does not wait any more.</summary>
    public void Record()
    {
        lock (gate)
            isRecorded = true;
    }

    /// <returns>What to think of it.</returns>
    public Repeat Accept(ILife from, bool isAnswerLost)
    {
        lock (gate)
        {
            var repeat = came.Count == 0 ? Repeat.None
                : isRecorded ? Repeat.Recorded
                : came.Exists(c => c.From.IsAlive && !c.IsAnswerLost) ? Repeat.SenderLives
                : came.Exists(c => !c.From.IsAlive) ? Repeat.AfterKill : Repeat.AfterLostAnswer;
            came.Add((from, isAnswerLost));
            return repeat;
        }
    }
}

/// <summary>Why a message came again.</summary>
internal enum Repeat
{
    /// <summary>It came for the first time.</summary>
    None,

    /// <summary>Its sender was killed before it could record that it had left.</summary>
    AfterKill,

    /// <summary>The channel took it, and its answer was lost.</summary>
    AfterLostAnswer,

    /// <summary>Wrong: it was recorded.</summary>
    Recorded,

    /// <summary>Wrong: who sent it is alive and knows that it has left.</summary>
    SenderLives,
}
