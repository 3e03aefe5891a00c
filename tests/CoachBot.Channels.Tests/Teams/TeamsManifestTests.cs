using System.Buffers.Binary;
using System.Diagnostics;
using CoachBot.Testing;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>The app manifest against the schema it names, from the official package, and the limits that the store adds.</summary>
public class TeamsManifestTests
{
    private const string Validator = """
        const Ajv = require('ajv-draft-04').default ?? require('ajv-draft-04');
        const manifest = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const schema = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
        const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
        const isValid = ajv.validate(schema, manifest);
        console.log(isValid ? 'valid' : JSON.stringify(ajv.errors.map(e => e.instancePath + ' ' + e.message)));
        """;

    private const string LocalizationSchema = "MicrosoftTeams.Localization.schema.json";

    private static readonly string Folder = Path.Combine(NodeTools.RepositoryRoot, "manifests", "teams");

    private static JObject Manifest => JObject.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")).Replace("${{BOT_DOMAIN}}", "coach.example", StringComparison.Ordinal)
        .Replace("${{TEAMS_APP_ID}}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("${{BOT_ID}}", Guid.Empty.ToString(), StringComparison.Ordinal));

    [SkippableFact]
    public async Task The_manifest_is_valid_by_the_schema_it_names() => (await ValidateAsync(Manifest)).ShouldBe("valid");

    [SkippableFact]
    public async Task The_check_would_notice()
    {
        var manifest = Manifest;
        manifest["name"]!["short"] = new string('x', 31);
        manifest["bots"]![0]!["scopes"] = new JArray("nowhere");

        var flaws = await ValidateAsync(manifest);
        flaws.ShouldContain("/name/short");
        flaws.ShouldContain("/bots/0/scopes");
    }

    public static TheoryData<string> Languages => new(Manifest.SelectTokens("localizationInfo.additionalLanguages[*].file").Select(f => (string)f!));

    [SkippableTheory]
    [MemberData(nameof(Languages))]
    public async Task Another_language_is_valid_by_the_schema_it_names_and_about_what_there_is(string file)
    {
        var words = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, file)));
        (await ValidateAsync(words, LocalizationSchema)).ShouldBe("valid");

        var manifest = Manifest;
        foreach (var path in words.Properties().Select(p => p.Name).Where(n => n != "$schema"))
            manifest.SelectToken(path).ShouldNotBeNull(path);
        ((string)words["$schema"]!).ShouldEndWith($"/v{(string)manifest["manifestVersion"]!}/{LocalizationSchema}");
    }

    [SkippableFact]
    public async Task The_check_of_a_language_would_notice() =>
        (await ValidateAsync(new JObject { ["name.short"] = new string('x', 31), ["bots[0].botId"] = "x" }, LocalizationSchema)).ShouldContain("name.short");

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Icons_have_the_size_that_teams_asks_for(string file, int size)
    {
        var png = File.ReadAllBytes(Path.Combine(Folder, file));

        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(size);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ShouldBe(size);
    }

    [Fact]
    public void The_name_does_not_borrow_teams_own() => Manifest.SelectTokens("name.*").Select(n => (string)n!).ShouldAllBe(n => !n.Contains("Teams", StringComparison.OrdinalIgnoreCase));

    private static async Task<string> ValidateAsync(JObject file, string name = "MicrosoftTeams.schema.json")
    {
        NodeTools.RequireOrSkip("@microsoft/app-manifest", "ajv-draft-04");
        var schemas = NodeTools.PackageFile("@microsoft/app-manifest", "build/json-schemas");
        var schema = Directory.EnumerateFiles(schemas, name, SearchOption.AllDirectories)
            .Single(f => f.Contains($"v{(string)Manifest["manifestVersion"]!}{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        using var node = Process.Start(NodeTools.Script("-e", Validator, "-", schema))!;
        await node.StandardInput.WriteAsync(file.ToString());
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEndAsync();
        var complaint = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, complaint);
        return (await answer).Trim();
    }
}
