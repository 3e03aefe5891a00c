using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Delivery;

/// <summary>The payloads that Slack sends when a person does something.</summary>
internal static class Payloads
{
    public static JObject Said(SlackPerson person, SlackMessage message) => new()
    {
        ["user"] = person.Id,
        ["type"] = "message",
        ["ts"] = message.Ts,
        ["client_msg_id"] = Guid.NewGuid().ToString(),
        ["text"] = message.Text,
        ["team"] = person.Workspace.Id,
        ["blocks"] = message.Blocks.DeepClone(),
        ["channel"] = message.Channel.Id,
        ["event_ts"] = message.Ts,
        ["channel_type"] = message.Channel.DirectWith is not null ? "im" : message.Channel.IsPrivate ? "group" : "channel",
    };

    /// <summary>What every interaction has.</summary>
    public static JObject Interaction(string type, SlackPerson person) => new()
    {
        ["type"] = type,
        ["user"] = new JObject { ["id"] = person.Id, ["username"] = person.UserName, ["name"] = person.UserName, ["team_id"] = person.Workspace.Id },
        ["api_app_id"] = person.Slack.App.Id,
        ["token"] = person.Slack.App.VerificationToken,
        ["trigger_id"] = person.Slack.Triggers.New(person),
        ["team"] = new JObject { ["id"] = person.Workspace.Id, ["domain"] = person.Workspace.Domain },
        ["enterprise"] = person.Workspace.Enterprise is { } org ? new JObject { ["id"] = org.Id, ["name"] = org.Name } : JValue.CreateNull(),
        ["is_enterprise_install"] = IsOrgWide(person),
    };

    public static JObject PressInMessage(SlackPerson person, SlackMessage message, BlockAction action, string ts)
    {
        var payload = Interaction("block_actions", person);
        payload["container"] = new JObject
        {
            ["type"] = "message",
            ["message_ts"] = message.Ts,
            ["channel_id"] = message.Channel.Id,
            ["is_ephemeral"] = message.EphemeralTo is not null,
        };
        if (message.ThreadTs is not null)
            payload["container"]!["thread_ts"] = message.ThreadTs;
        payload["channel"] = Channel(message.Channel);

        // Slack does not show an app the content of an ephemeral message again.
        if (message.EphemeralTo is null)
            payload["message"] = message.ToJson(person.Slack);
        payload["state"] = new JObject { ["values"] = action.State() };
        payload["response_url"] = person.Slack.Responses.New(person, message.Channel, message);
        payload["actions"] = new JArray(action.ToJson(ts));
        return payload;
    }

    public static JObject PressInView(SlackPerson person, SlackView view, BlockAction action, string ts)
    {
        var payload = Interaction("block_actions", person);
        payload["container"] = new JObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["view"] = view.ToJson(action.State());
        payload["actions"] = new JArray(action.ToJson(ts));
        return payload;
    }

    public static JObject MessageShortcut(SlackPerson person, SlackMessage message, string callbackId)
    {
        var payload = Interaction("message_action", person);
        payload["callback_id"] = callbackId;
        payload["action_ts"] = person.Slack.NewTs();
        payload["message_ts"] = message.Ts;
        payload["message"] = message.ToJson(person.Slack);
        payload["channel"] = Channel(message.Channel);
        payload["response_url"] = person.Slack.Responses.New(person, message.Channel, null);
        return payload;
    }

    public static JObject Command(SlackPerson person, SlackChannel channel, string command, string text)
    {
        var payload = new JObject
        {
            ["token"] = person.Slack.App.VerificationToken,
            ["team_id"] = person.Workspace.Id,
            ["team_domain"] = person.Workspace.Domain,
            ["channel_id"] = channel.Id,
            ["channel_name"] = channel.Name,
            ["user_id"] = person.Id,
            ["user_name"] = person.UserName,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = person.Slack.App.Id,
            ["is_enterprise_install"] = IsOrgWide(person) ? "true" : "false",
            ["response_url"] = person.Slack.Responses.New(person, channel, null),
            ["trigger_id"] = person.Slack.Triggers.New(person),
        };
        if (person.Workspace.Enterprise is { } org)
        {
            payload["enterprise_id"] = org.Id;
            payload["enterprise_name"] = org.Name;
        }
        return payload;
    }

    public static string CommandForm(JObject command) =>
        string.Join('&', command.Properties().Select(p => $"{p.Name}={System.Net.WebUtility.UrlEncode((string?)p.Value)}"));

    /// <summary>A person's words as the rich text that Slack keeps of them.</summary>
    public static JArray RichText(string plain, string blockId) => JArray.Parse(JsonConvert.SerializeObject(new[]
    {
        new { type = "rich_text", block_id = blockId, elements = new[] { new { type = "rich_text_section", elements = new[] { new { type = "text", text = plain } } } } },
    }));

    private static JObject Channel(SlackChannel channel) => new() { ["id"] = channel.Id, ["name"] = channel.Name };

    private static bool IsOrgWide(SlackPerson person) => person.Slack.Tokens.Of(person.Workspace) is { IsOrgWide: true };
}
