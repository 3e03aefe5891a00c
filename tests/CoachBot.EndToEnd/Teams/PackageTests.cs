using System.IO.Compression;
using CoachBot.Testing;
using Newtonsoft.Json.Linq;

namespace CoachBot.EndToEnd.Teams;

/// <summary>The app package as the command writes it.</summary>
public sealed class PackageTests : IDisposable
{
    private const string AppId = "2f1c6a30-8f4e-4c59-9a77-0c8de1d6b001";

    private readonly string folder = Directory.CreateTempSubdirectory("coach-package-").FullName;

    private string Zip => Path.Combine(folder, "out", "coach.zip");

    [Fact]
    public async Task It_holds_the_manifest_with_our_ids_both_icons_and_the_other_language()
    {
        (await RunAsync("coach.contoso.com", "--app-id", AppId, "--out", Zip)).Code.ShouldBe(0);

        await using var zip = await ZipFile.OpenReadAsync(Zip);
        zip.Entries.Select(e => e.FullName).ShouldBe(["color.png", "de.json", "manifest.json", "outline.png"], ignoreOrder: true);
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var manifest = JObject.Parse(await reader.ReadToEndAsync());
        manifest["id"]!.Value<string>().ShouldBe(AppId);
        manifest.SelectToken("bots[0].botId")!.Value<string>().ShouldBe(AppId);
        manifest.SelectToken("validDomains[0]")!.Value<string>().ShouldBe("coach.contoso.com");
        manifest.SelectToken("localizationInfo.additionalLanguages[0].file")!.Value<string>().ShouldBe("de.json");
        manifest.ToString().ShouldNotContain("${{");
    }

    [Theory]
    [InlineData("coach.contoso.com", "--app-id", "my bot")]
    [InlineData("coach.contoso.com")]
    [InlineData("https://coach.contoso.com", "--app-id", AppId)]
    [InlineData("localhost", "--app-id", AppId)]
    public async Task What_cannot_be_is_wrong_use_and_says_why(params string[] arguments)
    {
        var (code, said) = await RunAsync([.. arguments, "--out", Zip]);

        code.ShouldBe(2);
        said.ShouldNotBeEmpty();
        File.Exists(Zip).ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await HostProcess.RunAsync(["package", "teams", .. arguments]);
        return (code, error + output);
    }
}
