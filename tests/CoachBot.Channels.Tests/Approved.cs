using System.Runtime.CompilerServices;
using CoachBot.Testing;

namespace CoachBot.Channels.Tests;

/// <summary>
/// Golden files beside the test that names them, in <c>Approved/</c>. What differs is written next to the approved file as
/// <c>.received</c>; whoever likes it better renames it.
/// </summary>
public static class Approved
{
    public static void ShouldBeApproved(this string text, string name, [CallerFilePath] string test = "")
    {
        // The build may map source paths; only the folder under tests/ is certain.
        var folder = Path.Combine(NodeTools.RepositoryRoot, "tests", "CoachBot.Channels.Tests", Path.GetFileName(Path.GetDirectoryName(test))!, "Approved");
        var approved = Path.Combine(folder, name);
        var received = Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + ".received" + Path.GetExtension(name));
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n").TrimEnd() : null;
        if (expected == text.ReplaceLineEndings("\n").TrimEnd())
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text.ReplaceLineEndings("\n").TrimEnd() + "\n");
        throw new ShouldAssertException(expected is null ? $"{approved} does not exist; look at {received}." : $"{approved} differs from {received}.");
    }
}
