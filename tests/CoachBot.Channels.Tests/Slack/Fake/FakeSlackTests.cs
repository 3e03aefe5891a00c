using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>A FakeSlack on a clock that stands, one workspace, and Maya in it.</summary>
public abstract class FakeSlackTests : IAsyncLifetime
{
    internal const string Modal = """{"type":"modal","callback_id":"note","title":{"type":"plain_text","text":"Note"},"blocks":[{"type":"divider"}]}""";
    internal const string HomeView = """{"type":"home","blocks":[{"type":"divider"}]}""";

    protected FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    protected FakeSlack Slack { get; private set; } = null!;

    protected SlackWorkspace London => Slack.Workspace("T0LONDON", "London");

    protected SlackPerson Maya => London.Person("Maya");

    protected virtual SlackApp App => new();

    public async Task InitializeAsync() => Slack = await FakeSlack.StartAsync(Clock, App);

    public async Task DisposeAsync() => await Slack.DisposeAsync();

    internal static string? Error(JObject answer) => (string?)answer["error"];

    /// <summary>A trigger that Maya's shortcut gives the app.</summary>
    protected async Task<string> TriggerAsync() => (string)(await Maya.ShortcutAsync("note")).Payload["trigger_id"]!;
}
