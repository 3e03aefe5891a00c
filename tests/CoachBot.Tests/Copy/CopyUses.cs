using System.Text.Json;
using CoachBot.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoachBot.Tests.Copy;

/// <summary>One place in the code that says something: the ids it can mean, and the values that it gives.</summary>
/// <param name="Files">The copy files that it may speak from.</param>
/// <param name="Ids">Whole ids; beginnings of ids end with a dash.</param>
/// <param name="Given">The names of the values, or null where they cannot be read off the code.</param>
internal sealed record CopyUse(string At, IReadOnlySet<string> Files, IReadOnlyList<string> Ids, IReadOnlySet<string>? Given);

/// <summary>Reads off the source what is said where.</summary>
internal static class CopyUses
{
    private static readonly string[] Sayings = ["Say", "Ask", "AskOrSkip", "Choose", "Confirm", "Pick", "Show", "Offer", "AskDate", "Suggest", "Words", "HandOver"];

    private static readonly Lazy<Dictionary<string, HashSet<string>>> FilesByType = new(SpeakersByType);

    /// <summary>Every enum value of the coach by its kebab-case name, as copy ids have it.</summary>
    public static IReadOnlySet<string> Names { get; } = Sources.Coach.Values
        .SelectMany(f => f.DescendantNodes().OfType<EnumMemberDeclarationSyntax>())
        .Select(m => JsonNamingPolicy.KebabCaseLower.ConvertName(m.Identifier.Text))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Every use whose ids stand in the code.</summary>
    public static IEnumerable<CopyUse> All() =>
        from type in Types()
        from node in type.DescendantNodes()
        let use = node switch
        {
            InvocationExpressionSyntax call => OfScene(type, call),
            ElementAccessExpressionSyntax index => OfIndex(type, index),
            _ => null,
        }
        where use is { Ids.Count: > 0 }
        select use;

    /// <summary>The strings in the code of those who speak from a copy file.</summary>
    public static HashSet<string> LiteralsFor(string file)
    {
        var speakers = Types().Where(t => FolderOf(t) == file || StandsBeside(t, file) || (file == "Root" && FolderOf(t) == "Conversations") || t.ToString().Contains($"voice[\"{file}\"]", StringComparison.Ordinal) || FilesByType.Value.GetValueOrDefault(t.Identifier.Text)?.Contains(file) == true).ToList();
        var literals = speakers.SelectMany(t => t.DescendantNodes().OfType<LiteralExpressionSyntax>()).Where(l => l.IsKind(SyntaxKind.StringLiteralExpression)).Select(l => l.Token.ValueText);
        return literals.ToHashSet(StringComparer.Ordinal);
    }

    private static CopyUse? OfScene(TypeDeclarationSyntax type, InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "scene" } } access || !Sayings.Contains(access.Name.Identifier.Text))
            return null;
        if (access.Name.Identifier.Text == "Pick" && call.ArgumentList.Arguments.Count == 0)
            return null;
        return new CopyUse(Sources.At(call), FilesOf(type), Ids(call.ArgumentList.Arguments[0].Expression), GivenIn(call.ArgumentList));
    }

    private static CopyUse? OfIndex(TypeDeclarationSyntax type, ElementAccessExpressionSyntax index)
    {
        if (index.Expression is not IdentifierNameSyntax { Identifier.Text: var name } || FileBehind(type, name) is not { } file)
            return null;
        var call = index.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "Say" or "SayAgain" or "Plain", Parent: InvocationExpressionSyntax said } ? said : null;
        return new CopyUse(Sources.At(index), new HashSet<string>(StringComparer.Ordinal) { file }, Ids(index.ArgumentList.Arguments[0].Expression), call is null ? null : GivenIn(call.ArgumentList));
    }

    private static List<string> Ids(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => [literal.Token.ValueText],
        ParenthesizedExpressionSyntax inside => Ids(inside.Expression),
        ConditionalExpressionSyntax either => [.. Ids(either.WhenTrue), .. Ids(either.WhenFalse)],
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax beginning } => [beginning.Token.ValueText],
        _ => [],
    };

    /// <summary>Null when the values are not an object made on the spot.</summary>
    private static HashSet<string>? GivenIn(ArgumentListSyntax arguments)
    {
        var made = arguments.Arguments.Select(a => a.Expression).OfType<AnonymousObjectCreationExpressionSyntax>().FirstOrDefault();
        if (made is not null)
            return made.Initializers.Select(i => i.NameEquals?.Name.Identifier.Text ?? i.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Last().Identifier.Text).ToHashSet(StringComparer.Ordinal);
        return arguments.Arguments.Any(a => a.Expression is ThisExpressionSyntax || a.Expression is IdentifierNameSyntax { Identifier.Text: "values" }) ? null : [];
    }

    /// <summary>The copy file that a field, a property or a parameter holds; null when it is not one.</summary>
    private static string? FileBehind(TypeDeclarationSyntax type, string name)
    {
        var field = type.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(v => v.Identifier.Text == name)?.Initializer?.Value
            ?? type.DescendantNodes().OfType<PropertyDeclarationSyntax>().FirstOrDefault(p => p.Identifier.Text == name)?.Initializer?.Value;
        if (field is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "voice" } } from)
            return Ids(from.ArgumentList.Arguments[0].Expression).FirstOrDefault();
        if (name == "Copy")
            return OwnFile(type);
        return name == "copy" && FolderOf(type) is { Length: > 0 } folder && Sources.Files($"src/CoachBot/{folder}", $"{folder}.copy.md").Any() ? folder : null;
    }

    private static IReadOnlySet<string> FilesOf(TypeDeclarationSyntax type) => FilesByType.Value.GetValueOrDefault(type.Identifier.Text) ?? [];

    /// <summary>A conversation speaks from its own file; what it calls with its scene speaks from there too.</summary>
    private static Dictionary<string, HashSet<string>> SpeakersByType()
    {
        var speakers = Types().Where(t => OwnFile(t) is not null).ToDictionary(t => t.Identifier.Text, t => new HashSet<string>(StringComparer.Ordinal) { OwnFile(t)! }, StringComparer.Ordinal);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var type in Types().Where(t => speakers.ContainsKey(t.Identifier.Text)))
            {
                foreach (var called in type.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => c.ArgumentList.Arguments.Any(a => a.Expression.ToString() == "scene")))
                {
                    if (called.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var helper } } || helper == type.Identifier.Text)
                        continue;
                    var files = speakers.TryGetValue(helper, out var known) ? known : speakers[helper] = new HashSet<string>(StringComparer.Ordinal);
                    var before = files.Count;
                    files.UnionWith(speakers[type.Identifier.Text]);
                    changed |= files.Count > before;
                }
            }
        }
        return speakers;
    }

    private static string? OwnFile(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(t => t.Type.ToString().StartsWith("Conversation<", StringComparison.Ordinal)) is { ArgumentList.Arguments: [_, _, { Expression: LiteralExpressionSyntax name }] }
            ? name.Token.ValueText
            : null;

    private static string FolderOf(TypeDeclarationSyntax type) => type.SyntaxTree.FilePath.Split('/') is ["src", "CoachBot", var folder, _] ? folder : "";

    private static bool StandsBeside(TypeDeclarationSyntax type, string file) => FolderOf(type) is { Length: > 0 } folder && Sources.Files($"src/CoachBot/{folder}", $"{file}.copy.md").Any();

    private static IEnumerable<TypeDeclarationSyntax> Types() => Sources.Coach.Values.SelectMany(f => f.DescendantNodes().OfType<TypeDeclarationSyntax>()).Where(t => t.Parent is not TypeDeclarationSyntax);
}
