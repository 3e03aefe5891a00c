using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.BlockKit;

/// <summary>Checks one value and reports what is wrong with it, where.</summary>
internal delegate void Rule(JToken value, string pointer, Findings findings);

/// <summary>The pieces that Block Kit's shapes are put together from.</summary>
internal static class Rules
{
    public static Rule Any { get; } = (_, _, _) => { };

    public static Rule Flag { get; } = (value, at, findings) =>
    {
        if (value.Type != JTokenType.Boolean)
            findings.Add("must provide a boolean", at);
    };

    public static Rule Url { get; } = (value, at, findings) =>
    {
        Words(3_000)(value, at, findings);
        if (value.Type == JTokenType.String && !Uri.TryCreate((string)value!, UriKind.Absolute, out _))
            findings.Add("must be a valid URI", at);
    };

    /// <summary>A text object; mrkdwn only where it may be.</summary>
    public static Rule Text(int longest, bool mrkdwn = true) => (value, at, findings) =>
    {
        if (value is not JObject text)
        {
            findings.Add("must provide an object", at);
            return;
        }
        var before = findings.Messages.Count;
        var plain = new Shape("plain_text").Needs("text", Words(longest)).May("emoji", Flag);
        var marked = new Shape("mrkdwn").Needs("text", Words(longest)).May("verbatim", Flag);
        switch ((string?)text["type"])
        {
            case "plain_text":
                plain.Check(value, at, findings);
                break;
            case "mrkdwn" when mrkdwn:
                marked.Check(value, at, findings);
                break;
            case null:
                findings.Add("missing required field: type", at);
                break;
            case var other:
                findings.Add($"unsupported type: {other}", at + "/type");
                break;
        }
        if (findings.Messages.Count > before)
            findings.Add("failed to match all allowed schemas", at);
    };

    public static Rule PlainText(int longest) => Text(longest, mrkdwn: false);

    /// <summary>A string of at least one and at most so many characters.</summary>
    public static Rule Words(int longest, int shortest = 1) => (value, at, findings) =>
    {
        if (value.Type != JTokenType.String)
        {
            findings.Add("must provide a string", at);
            return;
        }
        var length = ((string)value!).Length;
        if (length < shortest)
            findings.Add($"must be more than {shortest - 1} characters", at);
        if (length > longest)
            findings.Add($"must be less than {longest + 1} characters", at);
    };

    public static Rule OneOf(params string[] values) => (value, at, findings) =>
    {
        if (value.Type != JTokenType.String || !values.Contains((string)value!, StringComparer.Ordinal))
            findings.Add($"must be a valid enum value: {value}", at);
    };

    public static Rule Like(string pattern) => (value, at, findings) =>
    {
        if (value.Type != JTokenType.String || !Regex.IsMatch((string)value!, pattern, RegexOptions.NonBacktracking))
            findings.Add($"must match the pattern {pattern}", at);
    };

    public static Rule Whole(long least, long most) => (value, at, findings) =>
    {
        if (value.Type != JTokenType.Integer)
            findings.Add("must provide an integer", at);
        else if ((long)value < least)
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"must be greater than {least - 1}"), at);
        else if ((long)value > most)
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"must be less than {most + 1}"), at);
    };

    public static Rule List(int fewest, int most, Rule each) => (value, at, findings) =>
    {
        if (value is not JArray list)
        {
            findings.Add("must provide an array", at);
            return;
        }
        if (list.Count < fewest)
            findings.Add($"no fewer than {fewest} items allowed", at);
        if (list.Count > most)
            findings.Add($"no more than {most} items allowed", at);
        for (var i = 0; i < list.Count; i++)
            each(list[i], $"{at}/{i}", findings);
    };

    /// <summary>One of several shapes, told apart by their <c>type</c>.</summary>
    public static Rule ByType(params Shape[] shapes) => (value, at, findings) =>
    {
        if (value is not JObject item)
            findings.Add("must provide an object", at);
        else if (item["type"] is not { Type: JTokenType.String } type)
            findings.Add("missing required field: type", at);
        else if (Array.Find(shapes, s => s.Type == (string)type!) is not { } shape)
            findings.Add($"unsupported type: {(string)type!}", at + "/type");
        else
            shape.Check(item, at, findings);
    };
}
