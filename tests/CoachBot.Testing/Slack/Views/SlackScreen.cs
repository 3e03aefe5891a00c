using CoachBot.Testing.Slack.Api;
using CoachBot.Testing.Slack.Delivery;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>A person's Slack window: finds what is pressed, sends it, and shows what the app answers to it.</summary>
internal sealed class SlackScreen(SlackPerson person)
{
    private readonly List<string> notices = [];
    private Dictionary<string, string> errors = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Notices => notices;

    public IReadOnlyDictionary<string, string> Errors => errors;

    private FakeSlack Slack => person.Slack;

    public static BlockAction Find(JArray blocks, string label, string where) =>
        BlockReader.Actions(blocks).FirstOrDefault(a => a.Label == label)
        ?? throw new InvalidOperationException($"There is no '{label}' in {where}, only: {string.Join(" | ", BlockReader.Actions(blocks).Select(a => a.Label))}");

    /// <summary>The newest message before her that has it.</summary>
    public (SlackMessage Message, BlockAction Action) Find(string label)
    {
        var seen = person.Workspace.ChannelsOf(person).SelectMany(c => c.SeenBy(person.Id)).Where(m => m.IsFromBot).OrderBy(m => m.Ts, StringComparer.Ordinal).ToList();
        foreach (var message in Enumerable.Reverse(seen))
        {
            if (BlockReader.Actions(message.Blocks).FirstOrDefault(a => a.Label == label) is { } action)
                return (message, action);
        }
        throw new InvalidOperationException($"{person.Name} sees no '{label}'; the last messages have: {string.Join(" | ", seen.TakeLast(3).SelectMany(m => m.Buttons))}");
    }

    public async Task<SlackDelivery> InteractAsync(JObject payload)
    {
        var delivery = new SlackDelivery("interactive", payload);
        await Slack.Events.SendAsync(delivery);
        if (!delivery.IsAcknowledged)
            notices.Add("We had some trouble connecting. Try again?");
        return delivery;
    }

    public Task<SlackDelivery> PressInAsync(SlackView? view, string label, string where)
    {
        JObject payload;
        lock (Slack.Gate)
        {
            var action = Find((view ?? throw new InvalidOperationException($"{person.Name} does not see {where}.")).Blocks, label, where);
            payload = Payloads.PressInView(person, view, action, Slack.NewTs());
        }
        return InteractAsync(payload);
    }

    public async Task<SlackDelivery> CommandAsync(string command, string text, SlackChannel channel)
    {
        JObject payload;
        lock (Slack.Gate)
        {
            channel.Members.Add(person.Id);
            payload = Payloads.Command(person, channel, command, text);
        }
        var delivery = new SlackDelivery("slash_commands", payload);
        await Slack.Events.SendAsync(delivery);
        if (!delivery.IsAcknowledged)
            notices.Add($"{command} failed with the error \"{(delivery.Attempts[^1].Failure == "http_timeout" ? "operation_timeout" : "dispatch_failed")}\"");
        else if (delivery.Answer.Length > 0)
            Show(channel, delivery.Answer);
        return delivery;
    }

    public async Task<SlackDelivery> SubmitAsync((string Field, string Value)[] values)
    {
        SlackView view;
        JObject payload;
        lock (Slack.Gate)
        {
            view = person.Modal ?? throw new InvalidOperationException($"No modal is open before {person.Name}.");
            payload = Payloads.Interaction("view_submission", person);
            payload["view"] = view.ToJson(ModalForm.Fill(view, values));
            payload["response_urls"] = new JArray();
        }
        errors = new(StringComparer.Ordinal);
        var delivery = await InteractAsync(payload);
        if (delivery.IsAcknowledged)
        {
            lock (Slack.Gate)
                Follow(view, delivery.Answer);
        }
        return delivery;
    }

    public async Task<SlackDelivery?> CloseAsync()
    {
        SlackView view;
        lock (Slack.Gate)
        {
            view = person.Modal ?? throw new InvalidOperationException($"No modal is open before {person.Name}.");
            person.Modals.Remove(view);
        }
        if (!view.Flag("notify_on_close"))
            return null;
        var payload = Payloads.Interaction("view_closed", person);
        payload.Remove("trigger_id");
        payload["view"] = view.ToJson();
        payload["is_cleared"] = false;
        return await InteractAsync(payload);
    }

    /// <summary>An answer to a command: words, or a message in JSON.</summary>
    private void Show(SlackChannel channel, string answer)
    {
        lock (Slack.Gate)
        {
            try
            {
                var message = answer.StartsWith('{') ? (JObject)ApiCall.Parse(answer) : new JObject { ["text"] = answer };
                if (message.Count > 0)
                    Slack.Responses.Apply(person, channel, null, message);
            }
            catch (Exception e) when (e is SlackApiError or JsonException)
            {
                throw new InvalidOperationException($"Slack cannot show the answer to the command ({e.Message} {(e as SlackApiError)?.More}): {answer}", e);
            }
        }
    }

    /// <summary>What the app answers to a submitted view: nothing closes it.</summary>
    private void Follow(SlackView view, string answer)
    {
        var action = answer.Length == 0 || answer == "{}" ? null : Read(answer);
        switch ((string?)action?["response_action"])
        {
            case null:
                person.Modals.Remove(view);
                break;
            case "clear":
                person.Modals.Clear();
                break;
            case "errors":
                var fields = view.Blocks.Where(b => (string?)b["type"] == "input").Select(b => (string)b["block_id"]!).ToHashSet(StringComparer.Ordinal);
                errors = ((JObject)action["errors"]!).Properties().ToDictionary(p => p.Name, p => (string)p.Value!, StringComparer.Ordinal);
                if (errors.Keys.FirstOrDefault(k => !fields.Contains(k)) is { } stranger)
                    throw new InvalidOperationException($"Slack cannot show an error beside '{stranger}': no input block has that id.");
                break;
            case "update":
                view.Replace(ReadView(action));
                break;
            case "push":
                person.Modals.Add(SlackView.Create(Slack, person, ReadView(action), view));
                break;
            case var other:
                throw new InvalidOperationException($"Slack knows no response_action '{other}'.");
        }
        Slack.Changed();
    }

    private static JObject Read(string answer)
    {
        try
        {
            return (JObject)ApiCall.Parse(answer);
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"Slack expects nothing or a response_action, and got: {answer}", e);
        }
    }

    private static JObject ReadView(JObject action)
    {
        try
        {
            return ViewMethods.Read(action["view"], "modal");
        }
        catch (SlackApiError e)
        {
            throw new InvalidOperationException($"Slack cannot show the view: {e.Code} {e.More}", e);
        }
    }
}
