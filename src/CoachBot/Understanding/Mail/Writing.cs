namespace CoachBot.Understanding;

/// <summary>Tells what was received from what the person writes: who is spoken to, and the shape of a letter.</summary>
internal static class Writing
{
    public static bool LooksReceived(MailText mail, int clues)
    {
        var words = WordSplitter.Split(mail.Body, 0, mail.Body.Length);
        var toReader = words.Count(word => word.Text is "you" or "your" or "yours");
        var byWriter = words.Count(word => word.Text is "i" or "me" or "my" or "myself");
        var fromThem = words.Count(word => word.Text is "we" or "our" or "us");
        var letter = (mail.Subject is null && mail.From is null ? 0 : 2) + (mail.Signature.Count > 0 ? 1 : 0) + (OpensLikeALetter(words) ? 1 : 0);
        return clues > 0 && toReader + fromThem > 0 && (letter >= 2 || toReader + fromThem > byWriter * 2 && (letter > 0 || words.Length > 8 || byWriter == 0));
    }

    private static bool OpensLikeALetter(Word[] words) => words.Length > 1 && words[0].Text is "dear" or "hi" or "hello" or "hey";
}
