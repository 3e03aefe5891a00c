namespace CoachBot.Tests.Messages;

public sealed class DraftPiecesTests
{
    [Theory]
    [InlineData("Subject: Thank you\n\nDear Priya,\n\nMaya", "Thank you", "Dear Priya,\n\nMaya")]
    [InlineData("Subject: Thank you\r\n\r\nDear Priya", "Thank you", "Dear Priya")]
    [InlineData("Dear Priya,\n\nSubject: Maths\n\nMaya", null, "Dear Priya,\n\nSubject: Maths\n\nMaya")]
    [InlineData("Subject: Maths\nis what I teach.", null, "Subject: Maths\nis what I teach.")]
    [InlineData("Subject: Maths", null, "Subject: Maths")]
    [InlineData("Subjects: two\n\nMaya", null, "Subjects: two\n\nMaya")]
    public void A_mails_subject_stands_apart(string draft, string? subject, string text) =>
        new Card("Draft") { Draft = draft }.DraftPieces().ShouldBe(subject is null ? [text] : [subject, text]);

    [Theory]
    [InlineData("subject-thanks")]
    [InlineData("subject-feedback")]
    public void Our_own_subjects_are_known_as_such(string id) =>
        CopyBook.Load(typeof(Letter).Assembly)["Reply"][id].Plain(new { Role = "Teacher" }).ShouldStartWith(Card.SubjectMark);
}
