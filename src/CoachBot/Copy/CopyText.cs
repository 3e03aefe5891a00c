using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using NodaTime;

namespace CoachBot;

/// <summary>One thing the coach says, with its variants, what it says when the answer was no answer, and the answers it offers.</summary>
public sealed partial record CopyText(string Id, IReadOnlyList<string> Variants, IReadOnlyList<string> Retry, IReadOnlyList<Option> Choices)
{
    /// <summary>The names between braces, in any variant.</summary>
    public IReadOnlySet<string> Placeholders =>
        Variants.Concat(Retry).Concat(Choices.Select(c => c.Label)).SelectMany(v => Placeholder().Matches(v)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>The variant for a seed, filled as neutral Markdown: words of a person are escaped.</summary>
    public string Say(object? values, int seed) => Fill(Variants[(int)((uint)seed % Variants.Count)], values, Markdown.Escape);

    /// <summary>The same, for an answer that was not understood.</summary>
    public string SayAgain(object? values, int seed) =>
        Retry.Count == 0 ? Say(values, seed) : Fill(Retry[(int)((uint)seed % Retry.Count)], values, Markdown.Escape);

    /// <summary>The first variant filled as plain text, for drafts, card titles and button labels.</summary>
    public string Plain(object? values = null) => Fill(Variants[0], values, static text => text);

    /// <summary>Fills any text of this copy with plain values.</summary>
    public string Fill(string text, object? values, Func<string, string> escape) =>
        Placeholder().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            var property = values?.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)
                ?? throw new CopyException($"'## {Id}' needs {{{name}}}, and it was not given.");
            return Show(property.GetValue(values), escape);
        });

    private static string Show(object? value, Func<string, string> escape) => value switch
    {
        null => "",
        Neutral said => said.Text,
        string text => escape(text),
        LocalDate date => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => escape(value.ToString() ?? ""),
    };

    [GeneratedRegex(@"\{([a-zA-Z]+)\}")]
    private static partial Regex Placeholder();
}

/// <summary>A piece of the coach's own copy on its way into another piece: neutral Markdown already.</summary>
public readonly record struct Neutral(string Text);

/// <summary>One answer that a question offers.</summary>
/// <param name="Id">What the journal keeps.</param>
/// <param name="Label">What the button says.</param>
public sealed record Option(string Id, string Label)
{
    /// <summary>Other words that people use for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
