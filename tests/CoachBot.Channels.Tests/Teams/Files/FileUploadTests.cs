using CoachBot.Channels.Teams.Files;
using CoachBot.Channels.Tests.Teams.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Channels.Tests.Teams.Files;

/// <summary>Files of every length arrive whole.</summary>
public sealed class FileUploadTests(VerifiedServer fixture) : IClassFixture<VerifiedServer>
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(FileUpload.Piece, 1)]
    [InlineData(FileUpload.Piece + 1, 2)]
    [InlineData((2 * FileUpload.Piece) + 77, 3)]
    public async Task In_as_many_pieces_as_they_need(int length, int pieces)
    {
        var (server, teams) = fixture.Fresh();
        var file = new byte[length];
        new Random(1).NextBytes(file);
        var session = Guid.NewGuid().ToString("N");
        teams.Drive.Answers.Clear();
        teams.Drive.Open(session);

        (await server.Services.GetRequiredService<FileUpload>().PutAsync(teams.UploadUrl(session), file, CancellationToken.None)).ShouldBeTrue();

        teams.Drive.Answers.Count.ShouldBe(pieces);
        teams.Drive.Files[session].AsSpan().SequenceEqual(file).ShouldBeTrue();
    }
}
