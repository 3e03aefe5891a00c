using System.Globalization;
using System.Text.RegularExpressions;

namespace CoachBot.Storage.Embedded.Filters;

/// <summary>A word, a parenthesis or a literal of a filter.</summary>
internal readonly partial record struct FilterToken(string Word, object? Literal = null)
{
    public static List<FilterToken> Read(string filter)
    {
        var tokens = new List<FilterToken>();
        var at = 0;
        while (at < filter.Length)
        {
            var match = Pattern().Match(filter, at);
            if (!match.Success)
                throw EmbeddedErrors.Invalid($"The filter cannot be read at character {at + 1}: {filter}");
            at = match.Index + match.Length;
            if (match.Groups["quoted"].Success)
                tokens.Add(new(match.Value, Quoted(match, filter)));
            else if (match.Groups["number"].Success)
                tokens.Add(new(match.Value, Number(match.Groups["number"].Value)));
            else if (match.Groups["word"].Success)
                tokens.Add(OfWord(match.Groups["word"].Value));
        }

        return tokens;
    }

    private static FilterToken OfWord(string word) => word switch
    {
        "true" => new(word, true),
        "false" => new(word, false),
        _ => new(word),
    };

    private static object Quoted(Match match, string filter)
    {
        var text = match.Groups["quoted"].Value.Replace("''", "'", StringComparison.Ordinal);
        try
        {
            return match.Groups["type"].Value switch
            {
                "datetime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                "guid" => Guid.Parse(text),
                "X" or "binary" => Convert.FromHexString(text),
                _ => text,
            };
        }
        catch (FormatException)
        {
            throw EmbeddedErrors.Invalid($"The literal {match.Value.Trim()} cannot be read in the filter: {filter}");
        }
    }

    private static object Number(string text) =>
        long.TryParse(text.TrimEnd('L'), CultureInfo.InvariantCulture, out var whole)
            ? whole
            : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\G\s*(?:(?<type>datetime|guid|X|binary)?'(?<quoted>(?:[^']|'')*)'|(?<number>-?\d+L|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?!\w)|(?<word>\w+|[()]))\s*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
