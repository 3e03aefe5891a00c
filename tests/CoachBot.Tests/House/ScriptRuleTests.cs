using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoachBot.Tests.House;

/// <summary>What keeps a script replayable (design: conversations are scripts), read off the source of every method that has a scene.</summary>
public class ScriptRuleTests
{
    private static readonly string[] Waiting = ["Say", "Offer", "Show", "Load", "Do", "Play", "NewId", "Ask", "AskOrSkip", "Choose", "Pick", "Confirm", "AskDate", "Suggest"];
    private static readonly string[] Outside = ["DateTime", "DateTimeOffset", "TimeProvider", "SystemClock", "Random", "RandomNumberGenerator", "Guid", "RecordId", "File", "Directory", "HttpClient", "Environment", "Thread", "Process"];

    [Fact]
    public void There_are_scripts_to_look_at() => Sources.Scripts.Count().ShouldBeGreaterThan(20);

    [Fact]
    public void Every_call_on_the_scene_is_awaited_at_once()
    {
        var stray = from script in Sources.Scripts
                    from call in SceneCalls(script.Method)
                    where !IsAwaitedAtOnce(call)
                    select Sources.At(call);

        stray.ShouldBeEmpty();
    }

    [Fact]
    public void No_script_guards_locks_or_waits_for_anything_but_the_scene()
    {
        var forbidden = from script in Sources.Scripts
                        from node in script.Method.DescendantNodes()
                        where node is TryStatementSyntax or LockStatementSyntax or UsingStatementSyntax or UnsafeStatementSyntax
                            || node is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
                            || (node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Task" } } task && task.Name.ToString() is "Delay" or "Run" or "WhenAll" or "WhenAny")
                        select Sources.At(node);

        forbidden.ShouldBeEmpty();
    }

    [Fact]
    public void No_script_reads_a_clock_chance_or_a_file()
    {
        var forbidden = from script in Sources.Scripts
                        from access in script.Method.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                        where access.Expression is IdentifierNameSyntax type && Outside.Contains(type.Identifier.Text)
                        select Sources.At(access);

        forbidden.ShouldBeEmpty();
    }

    [Fact]
    public void No_conversation_keeps_anything_between_turns_but_what_it_was_made_with()
    {
        var kept = from file in Sources.Coach
                   from type in file.Value.DescendantNodes().OfType<ClassDeclarationSyntax>()
                   where type.BaseList?.Types.Any(t => t.Type.ToString().StartsWith("Conversation<", StringComparison.Ordinal)) == true
                   from member in type.Members
                   where (member is FieldDeclarationSyntax field && !field.Modifiers.Any(m => m.IsKind(SyntaxKind.ReadOnlyKeyword) || m.IsKind(SyntaxKind.ConstKeyword)))
                       || (member is PropertyDeclarationSyntax property && property.AccessorList?.Accessors.Any(a => a.Keyword.ValueText == "set") == true)
                   select Sources.At(member);

        kept.ShouldBeEmpty();
    }

    [Fact]
    public void No_key_is_used_twice_in_a_method_without_an_attempt()
    {
        var twice = from script in Sources.Scripts
                    from group_ in SceneCalls(script.Method)
                        .Where(c => !c.ArgumentList.Arguments.Any(a => a.NameColon?.Name.Identifier.Text == "attempt" || a.Expression.ToString().Contains("attempt", StringComparison.Ordinal)))
                        .Where(c => c.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax }, ..])
                        .GroupBy(c => (Kind(c), Key: c.ArgumentList.Arguments[0].Expression.ToString()))
                    where group_.Count() > 1
                    select Sources.At(group_.Last());

        twice.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_is_asked_in_a_loop_carries_an_attempt()
    {
        var loops = from script in Sources.Scripts
                    from call in SceneCalls(script.Method)
                    where call.Ancestors().TakeWhile(a => a is not MethodDeclarationSyntax).Any(IsLoop)
                    where call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax }, ..]
                    where !call.ArgumentList.ToString().Contains("attempt", StringComparison.Ordinal)
                    where !EndsItsLoop(call)
                    select Sources.At(call);

        loops.ShouldBeEmpty();
    }

    private static IEnumerable<InvocationExpressionSyntax> SceneCalls(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c =>
            c.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "scene" } } access && Waiting.Contains(access.Name.Identifier.Text));

    private static bool IsAwaitedAtOnce(InvocationExpressionSyntax call) =>
        call.Parent is AwaitExpressionSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
        || (call.Parent is ConditionalExpressionSyntax { Parent: ArrowExpressionClauseSyntax or ReturnStatementSyntax });

    /// <summary>What is said, done and asked are different entries of the journal.</summary>
    private static string Kind(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.Text switch
    {
        "Say" or "Show" or "Offer" => "say",
        "Do" => "do",
        _ => "ask",
    };

    private static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or ForEachStatementSyntax;

    private static bool EndsItsLoop(InvocationExpressionSyntax call) => call.Ancestors().TakeWhile(a => !IsLoop(a)).Any(a => a is ReturnStatementSyntax);
}
