using CoachBot.Testing.Slack.Api;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>A modal or a Home tab as it stands before one person.</summary>
public sealed class SlackView
{
    private readonly FakeSlack slack;
    private readonly SlackPerson person;
    private JObject content = [];

    private SlackView(FakeSlack slack, SlackPerson person, string id)
    {
        this.slack = slack;
        this.person = person;
        Id = id;
    }

    public string Id { get; }

    /// <summary>Changes with each update; <c>views.update</c> and <c>views.publish</c> may name the one that they mean.</summary>
    public string Hash { get; private set; } = "";

    public string Type => (string)content["type"]!;

    public string CallbackId => (string?)content["callback_id"] ?? "";

    public string PrivateMetadata => (string?)content["private_metadata"] ?? "";

    public string Title => (string?)content["title"]?["text"] ?? "";

    public JArray Blocks => (JArray)content["blocks"]!;

    public string Seen => BlockReader.PlainText(Blocks);

    public IReadOnlyList<string> Buttons => BlockReader.Actions(Blocks).Select(a => a.Label).ToList();

    /// <summary>The labels of what can be filled in.</summary>
    public IReadOnlyList<string> Inputs => Blocks.OfType<JObject>().Where(b => (string?)b["type"] == "input").Select(b => (string)b["label"]!["text"]!).ToList();

    internal string ExternalId => (string?)content["external_id"] ?? "";

    internal SlackView? Previous { get; private init; }

    internal bool Flag(string name) => (bool?)content[name] ?? false;

    internal static SlackView Create(FakeSlack slack, SlackPerson person, JObject content, SlackView? previous)
    {
        var view = new SlackView(slack, person, slack.NewId('V')) { Previous = previous };
        view.Replace(content);
        return view;
    }

    internal void Replace(JObject view)
    {
        content = (JObject)view.DeepClone();
        Content.Complete(Blocks, slack);
        Hash = $"{slack.NewTs()[..10]}.{slack.NewId('h')}";
        slack.Changed();
    }

    internal JObject ToJson(JObject? values = null) => new()
    {
        ["id"] = Id,
        ["team_id"] = person.Workspace.Id,
        ["type"] = Type,
        ["blocks"] = Blocks.DeepClone(),
        ["private_metadata"] = PrivateMetadata,
        ["callback_id"] = CallbackId,
        ["state"] = new JObject { ["values"] = values ?? [] },
        ["hash"] = Hash,
        ["title"] = content["title"]?.DeepClone() ?? new JObject { ["type"] = "plain_text", ["text"] = "View Title", ["emoji"] = true },
        ["clear_on_close"] = Flag("clear_on_close"),
        ["notify_on_close"] = Flag("notify_on_close"),
        ["close"] = content["close"]?.DeepClone(),
        ["submit"] = content["submit"]?.DeepClone(),
        ["previous_view_id"] = Previous?.Id,
        ["root_view_id"] = (Previous?.RootId) ?? Id,
        ["app_id"] = slack.App.Id,
        ["external_id"] = ExternalId,
        ["app_installed_team_id"] = person.Workspace.Id,
        ["bot_id"] = person.Workspace.BotId,
    };

    private string RootId => Previous?.RootId ?? Id;
}
