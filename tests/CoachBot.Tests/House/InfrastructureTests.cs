using System.Diagnostics;
using CoachBot.Testing;

namespace CoachBot.Tests.House;

/// <summary>Every Bicep file is read by the grammar that editors use; whether Azure would take it, only Azure's own compiler can say.</summary>
public sealed class InfrastructureTests
{
    private const string Reader = """
        const { Parser, Language } = require('web-tree-sitter');
        const fs = require('fs');
        (async () => {
          await Parser.init();
          const parser = new Parser();
          parser.setLanguage(await Language.load(process.argv[2]));
          for (const file of process.argv.slice(3)) {
            const look = node => {
              if (node.isError || node.isMissing) console.log(`${file}:${node.startPosition.row + 1}: ${node.text.split('\n')[0]}`);
              else node.children.forEach(look);
            };
            look(parser.parse(fs.readFileSync(file, 'utf8')).rootNode);
          }
        })().catch(e => { console.error(e); process.exit(1); });
        """;

    [SkippableFact]
    public async Task Every_module_can_be_read()
    {
        var files = Directory.GetFiles(Path.Combine(NodeTools.RepositoryRoot, "infra"), "*.bicep", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(5);

        (await ReadAsync(files)).ShouldBe("");
    }

    [SkippableTheory]
    [InlineData("param name string =\nparam other string")]
    [InlineData("resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {\n  name: 'x'\n")]
    [InlineData("output id string = account.id)")]
    public async Task A_broken_one_would_be_noticed(string bicep)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, bicep);

        (await ReadAsync(file)).ShouldStartWith(file + ":");
        File.Delete(file);
    }

    /// <returns>A line for each place that is no Bicep.</returns>
    private static async Task<string> ReadAsync(params string[] files)
    {
        NodeTools.RequireOrSkip("web-tree-sitter", "tree-sitter-bicep");
        using var node = Process.Start(NodeTools.Script("-e", [Reader, "-", NodeTools.PackageFile("tree-sitter-bicep", "tree-sitter-bicep.wasm"), .. files]))!;
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync();
        var read = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await errors);
        return read;
    }
}
