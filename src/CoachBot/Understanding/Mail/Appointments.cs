using NodaTime;

namespace CoachBot.Understanding;

/// <summary>Finds the two times that matter in an employer's message: when to talk, and until when to answer. In the words as written.</summary>
internal static class Appointments
{
    // Which moment the words mean is read later, on the person's clock; long ago everything still lies ahead.
    private static readonly LocalDateTime LongAgo = new(2000, 1, 1, 0, 0);
    private static readonly TimeReader Times = new();
    private static readonly string[] Meetings = ["interview", "interviews", "meet", "meeting", "call", "chat", "talk", "speak", "come", "visit", "trial", "assessment", "panel", "round", "conversation", "join", "slot", "place", "video", "see", "invite"];
    private static readonly string[] Limits = ["by", "before", "until", "till", "later", "deadline", "within", "latest", "end", "expires", "closes"];
    private static readonly string[] Answers = ["reply", "respond", "response", "answer", "confirm", "know", "accept", "acceptance", "send", "complete", "return", "submit", "sign", "decide", "decision", "back", "book", "offer", "deadline"];

    public static (string? Interview, string? Deadline) Find(IEnumerable<Sentence> sentences)
    {
        string? interview = null;
        string? deadline = null;
        foreach (var sentence in sentences)
        {
            if (Speaks(sentence, Answers) && Speaks(sentence, Limits)) deadline ??= Time(sentence.Text);
            else if (Speaks(sentence, Meetings)) interview ??= Time(sentence.Text);
        }

        return (interview, deadline);
    }

    private static string? Time(string text) => Times.Read(text, LongAgo, DateTimeZone.Utc) is { Date: not null } reading ? reading.Words(text) : null;

    private static bool Speaks(Sentence sentence, string[] of) => Array.Exists(sentence.Words, word => Array.IndexOf(of, word.Text) >= 0);
}
