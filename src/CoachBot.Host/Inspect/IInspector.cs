using System.Text.Json.Nodes;

namespace CoachBot.Host.Inspect;

/// <summary>One reader of the coach, shown to the outside: a JSON object in, a JSON object out.</summary>
public interface IInspector
{
    /// <summary>The word after <c>coach inspect</c>.</summary>
    string Name { get; }

    /// <summary>One line of help: what goes in and what comes out.</summary>
    string Description { get; }

    /// <summary>The output fields that <c>coach inspect score</c> compares with the field of the same name in a check line; a dot steps into an object.</summary>
    IReadOnlyList<string> Scored { get; }

    /// <summary>Reads one line.</summary>
    /// <param name="input">The line as parsed; may hold further fields, which are ignored.</param>
    /// <param name="explain">Whether to add which evidence decided.</param>
    /// <exception cref="FormatException">The line lacks what this reader needs; the message names the field.</exception>
    JsonObject Inspect(JsonObject input, bool explain);
}
