using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary>One call of a method: who calls, with what. Values of a form are strings, those of a JSON body are what they are.</summary>
internal sealed class ApiCall(FakeSlack slack, string method, JObject arguments, SlackToken? token, ClientCredentials? basic)
{
    public FakeSlack Slack => slack;

    public string Method => method;

    public JObject Arguments => arguments;

    /// <summary>Client id and secret from a Basic header.</summary>
    public ClientCredentials? Basic => basic;

    public SlackToken Token => token ?? throw new SlackApiError("not_authed");

    public List<string> Warnings { get; } = [];

    /// <summary>A value, or null when it is missing or empty.</summary>
    public string? Text(string name) => arguments[name] switch
    {
        null or { Type: JTokenType.Null } => null,
        { Type: JTokenType.Object or JTokenType.Array } nested => nested.ToString(Formatting.None),
        { Type: JTokenType.Boolean } flag => (bool)flag! ? "true" : "false",
        var value => ((JValue)value).ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
    };

    public string Required(string name) => Text(name) ?? throw SlackApiError.Arguments($"missing required field: {name}");

    public bool Flag(string name) => Text(name) is "true" or "1" or "True";

    /// <summary>A structure: itself in a JSON body, JSON text in a form; null when it is missing.</summary>
    public JToken? Json(string name, string code)
    {
        if (Text(name) is not { } text)
            return null;
        if (arguments[name] is JContainer structure)
            return structure;
        try
        {
            return Parse(text);
        }
        catch (JsonException)
        {
            throw new SlackApiError(code);
        }
    }

    /// <summary>JSON in which whatever looks like a date stays text.</summary>
    public static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        var parsed = JToken.ReadFrom(reader);
        return reader.Read() ? throw new JsonReaderException("There is something after the JSON value.") : parsed;
    }

    /// <summary>A channel of a workspace that the token is for.</summary>
    public SlackChannel Channel(string id)
    {
        foreach (var workspace in slack.Workspaces.Where(Token.Covers))
        {
            if (workspace.FindChannel(id) is { } channel)
                return channel;
        }
        throw new SlackApiError("channel_not_found");
    }

    /// <summary>Somebody of a workspace that the token is for.</summary>
    public SlackPerson Person(string id, string code = "user_not_found")
    {
        foreach (var workspace in slack.Workspaces.Where(Token.Covers))
        {
            if (workspace.FindPerson(id) is { } person)
                return person;
        }
        throw new SlackApiError(code);
    }
}

internal sealed record ClientCredentials(string Id, string Secret);

/// <summary>A method of the Web API.</summary>
/// <param name="Scopes">The token needs one of them; none when empty.</param>
/// <param name="PerMinute">How often a workspace may call it a minute (Slack's tiers: 1, 20, 50, 100); 0 where another rule holds.</param>
/// <param name="Credential">What it is called with.</param>
internal sealed record ApiMethod(
    string Name, Func<ApiCall, JObject> Run, string[] Scopes, int PerMinute, Credential Credential = Credential.BotToken, bool TakesJson = true, bool TakesGet = false);

internal enum Credential
{
    BotToken,
    AppToken,
    ClientSecret,
}
