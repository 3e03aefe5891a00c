using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.BlockKit;

/// <summary>An object with the fields that it needs, those that it may have, and no others.</summary>
internal sealed class Shape(string? type)
{
    private readonly Dictionary<string, (Rule Rule, bool Needed)> fields = new(StringComparer.Ordinal);
    private readonly List<Action<JObject, string, Findings>> more = [];

    public string? Type { get; } = type;

    public Shape Needs(string name, Rule rule) => With(name, rule, needed: true);

    public Shape May(string name, Rule rule) => With(name, rule, needed: false);

    /// <summary>A rule about several fields together.</summary>
    public Shape Also(Action<JObject, string, Findings> rule)
    {
        more.Add(rule);
        return this;
    }

    /// <summary>Exactly one of the two fields must be there.</summary>
    public Shape Either(string first, string second) => Also((item, at, findings) =>
    {
        if (item[first] is null && item[second] is null)
            findings.Add($"must define either `{first}` or `{second}`", at);
        else if (item[first] is not null && item[second] is not null)
            findings.Add($"must define only one of `{first}` or `{second}`", at);
    });

    public void Check(JToken value, string at, Findings findings)
    {
        if (value is not JObject item)
        {
            findings.Add("must provide an object", at);
            return;
        }
        foreach (var (name, field) in fields.Where(f => f.Value.Needed && item[f.Key] is null))
            findings.Add($"missing required field: {name}", at);
        foreach (var property in item.Properties())
        {
            if (property.Name == "type" && Type is not null)
                continue;
            if (fields.TryGetValue(property.Name, out var field))
                field.Rule(property.Value, $"{at}/{property.Name}", findings);
            else
                findings.Add($"invalid additional property: {property.Name}", at);
        }
        foreach (var rule in more)
            rule(item, at, findings);
    }

    private Shape With(string name, Rule rule, bool needed)
    {
        fields[name] = (rule, needed);
        return this;
    }
}
