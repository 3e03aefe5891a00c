using CoachBot.Testing;

namespace CoachBot.Tests.Transcripts;

/// <summary>Every <c>.chat</c> file beside this one is a conversation that comes out as it stands there.</summary>
public class TranscriptTests
{
    public static TheoryData<string> Chats => new(Directory.EnumerateFiles(Path.Combine(NodeTools.RepositoryRoot, "tests/CoachBot.Tests/Transcripts"), "*.chat")
        .Where(f => !f.EndsWith(".received.chat", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)).Order());

    [Theory]
    [MemberData(nameof(Chats))]
    public Task A_conversation_comes_out_as_written(string chat) =>
        ChatTranscript.VerifyAsync(Path.Combine(NodeTools.RepositoryRoot, "tests/CoachBot.Tests/Transcripts", chat));
}
