namespace Microsoft.Bot.Schema;

public interface IMessageActivity : IActivity
{
    string Text { get; set; }
    IList<Attachment> Attachments { get; set; }
    object Value { get; set; }
    Mention[] GetMentions();
}
