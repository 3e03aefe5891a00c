namespace CoachBot.EndToEnd.Local;

/// <summary>What a build of the coach brings along: these tests run in a folder with the coach's own files.</summary>
public class ShippedFilesTests
{
    [Fact]
    public void What_teaches_the_readers_stays_where_the_coach_is_built()
    {
        var files = Directory.GetFiles(AppContext.BaseDirectory).Select(Path.GetFileName).ToList();
        files.ShouldContain("coach.dll");
        files.ShouldNotContain(file => file!.StartsWith("CoachBot.Training", StringComparison.Ordinal));
    }
}
