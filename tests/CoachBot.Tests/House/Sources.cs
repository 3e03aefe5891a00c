using CoachBot.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoachBot.Tests.House;

/// <summary>The product's source as syntax trees.</summary>
internal static class Sources
{
    /// <summary>Every file of the coach, by its path from the repository's root.</summary>
    public static IReadOnlyDictionary<string, CompilationUnitSyntax> Coach { get; } = Files("src/CoachBot", "*.cs").ToDictionary(f => f, Parse, StringComparer.Ordinal);

    /// <summary>Methods of the coach that talk through a scene, with the class that they are in.</summary>
    public static IEnumerable<(string File, MethodDeclarationSyntax Method)> Scripts =>
        from file in Coach
        where !file.Key.StartsWith("src/CoachBot/Conversations/", StringComparison.Ordinal)
        from method in file.Value.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.ParameterList.Parameters.Any(p => p.Type?.ToString() == "Scene")
        select (file.Key, method);

    /// <summary>Files under a folder, without what a build made.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(NodeTools.RepositoryRoot, folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(NodeTools.RepositoryRoot, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal);

    public static string Text(string file) => File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, file));

    public static CompilationUnitSyntax Parse(string file) => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(Text(file), path: file).GetRoot();

    public static string At(SyntaxNode node)
    {
        var line = node.GetLocation().GetLineSpan();
        return $"{line.Path}, line {line.StartLinePosition.Line + 1}: {node.ToString().Split('\n')[0].Trim()}";
    }
}
