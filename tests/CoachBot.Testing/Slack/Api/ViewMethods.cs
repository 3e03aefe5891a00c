using System.Text.RegularExpressions;
using CoachBot.Testing.Slack.BlockKit;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary><c>views.*</c></summary>
internal static partial class ViewMethods
{
    private const int DeepestStack = 3;

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("views.open", Open, [], 100),
        new("views.push", Push, [], 100),
        new("views.update", Update, [], 100),
        new("views.publish", Publish, [], 100),
    ];

    /// <summary>A view that Slack accepts; <paramref name="type"/> is the kind that belongs here.</summary>
    public static JObject Read(JToken? view, string type)
    {
        if (view is not JObject given)
            throw SlackApiError.Arguments("missing required field: view");
        if (BlockKitRules.IsTooLarge(given))
            throw new SlackApiError("view_too_large");
        if (given["type"] is not null && (string?)given["type"] != type)
            throw SlackApiError.Arguments($"invalid view type: {given["type"]} [json-pointer:/view/type]");
        return BlockKitRules.CheckView(given) is { Count: > 0 } flaws ? throw SlackApiError.Arguments(flaws) : given;
    }

    private static JObject Open(ApiCall call)
    {
        var person = Exchange(call);
        var view = Read(call.Json("view", "invalid_arguments"), "modal");
        CheckExternalId(call, view, null);
        var modal = SlackView.Create(call.Slack, person, view, null);
        person.Modals.Clear();
        person.Modals.Add(modal);
        return new JObject { ["view"] = modal.ToJson() };
    }

    private static JObject Push(ApiCall call)
    {
        var person = Exchange(call);
        if (person.Modals.Count == 0)
            throw new SlackApiError("not_found");
        if (person.Modals.Count >= DeepestStack)
            throw new SlackApiError("push_limit_reached");
        var view = Read(call.Json("view", "invalid_arguments"), "modal");
        CheckExternalId(call, view, null);
        var modal = SlackView.Create(call.Slack, person, view, person.Modals[^1]);
        person.Modals.Add(modal);
        return new JObject { ["view"] = modal.ToJson() };
    }

    private static JObject Update(ApiCall call)
    {
        var (id, externalId) = (call.Text("view_id"), call.Text("external_id"));
        if (id is null && externalId is null)
            throw SlackApiError.Arguments("missing required field: view_id");
        var people = call.Slack.Workspaces.Where(call.Token.Covers).SelectMany(w => w.People);
        var found = people.SelectMany(p => p.Modals.Append(p.HomeView)).OfType<SlackView>()
            .FirstOrDefault(v => id is not null ? v.Id == id : v.ExternalId == externalId) ?? throw new SlackApiError("not_found");
        var view = Read(call.Json("view", "invalid_arguments"), found.Type);
        CheckExternalId(call, view, found);
        if (call.Text("hash") is { } hash && hash != found.Hash)
            throw new SlackApiError("hash_conflict");
        found.Replace(view);
        return new JObject { ["view"] = found.ToJson() };
    }

    private static JObject Publish(ApiCall call)
    {
        var person = call.Person(call.Required("user_id"));
        var view = Read(call.Json("view", "invalid_arguments"), "home");
        if (call.Text("hash") is { } hash && person.HomeView?.Hash is { } current && hash != current)
            throw new SlackApiError("hash_conflict");
        if (person.HomeView is { } home)
            home.Replace(view);
        else
            person.HomeView = SlackView.Create(call.Slack, person, view, null);
        call.Slack.Changed();
        return new JObject { ["view"] = person.HomeView.ToJson() };
    }

    private static SlackPerson Exchange(ApiCall call)
    {
        var trigger = call.Required("trigger_id");
        if (!Trigger().IsMatch(trigger))
            throw new SlackApiError("invalid_trigger_id");
        var person = call.Slack.Triggers.Exchange(trigger);
        return call.Token.Covers(person.Workspace) ? person : throw new SlackApiError("invalid_trigger_id");
    }

    private static void CheckExternalId(ApiCall call, JObject view, SlackView? self)
    {
        if ((string?)view["external_id"] is { Length: > 0 } id
            && call.Slack.Workspaces.SelectMany(w => w.People).SelectMany(p => p.Modals.Append(p.HomeView)).Any(v => v is not null && v != self && v.ExternalId == id))
            throw new SlackApiError("duplicate_external_id");
    }

    [GeneratedRegex(@"^\d+\.\d+\.[0-9a-f]+$")]
    private static partial Regex Trigger();
}
