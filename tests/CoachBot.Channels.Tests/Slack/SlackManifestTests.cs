using CoachBot.Channels.Slack;
using CoachBot.Testing;
using Newtonsoft.Json.Linq;
using YamlDotNet.Serialization;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>What the app is set up with in Slack is what the coach needs, and no more.</summary>
public class SlackManifestTests
{
    private static JObject Manifest { get; } = Read();

    [SkippableFact]
    public async Task It_has_Slacks_own_types()
    {
        NodeTools.RequireOrSkip("typescript", "@slack/web-api");
        // Slack's own page for agents asks for it, and its types (7.19) do not have it.
        var known = (JObject)Manifest.DeepClone();
        known.SelectTokens("oauth_config.scopes.bot[*]").Single(s => (string?)s == "assistant:write").Remove();
        (await TypeScript.CompileAsync($"import type {{ Manifest }} from '@slack/web-api/dist/types/request/manifest.js';\n({known}) satisfies Manifest;\n")).ShouldBeEmpty();
    }

    [Fact]
    public void Its_scopes_are_those_that_an_installation_asks_for() =>
        Manifest.SelectTokens("oauth_config.scopes.bot[*]").Select(s => (string?)s).ShouldBe(SlackOAuth.Scopes.Split(','), ignoreOrder: true);

    [Fact]
    public void Its_addresses_are_those_that_the_coach_serves()
    {
        var paths = Manifest.Descendants().OfType<JValue>().Select(v => v.Value as string).Where(v => v?.StartsWith("https://coach.example", StringComparison.Ordinal) == true).Select(v => new Uri(v!).AbsolutePath).Distinct().ToList();
        paths.ShouldBe([SlackEndpoints.CommandsPath, SlackOAuth.CallbackPath, SlackEndpoints.EventsPath, SlackEndpoints.InteractionsPath], ignoreOrder: true);
    }

    [Fact]
    public void Every_event_that_the_coach_hears_is_subscribed_to() =>
        Manifest.SelectTokens("settings.event_subscriptions.bot_events[*]").Select(e => (string?)e)
            .ShouldBe(["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"]);

    [Fact]
    public void The_shortcuts_are_those_that_the_coach_knows() =>
        Manifest.SelectTokens("features.shortcuts[*].callback_id").Select(id => (string?)id).ShouldBe([SlackReceiver.BeginShortcut, SlackReceiver.ReadShortcut]);

    [Theory]
    [InlineData("display_information.name", 35)]
    [InlineData("display_information.description", 140)]
    [InlineData("display_information.long_description", 4_000)]
    [InlineData("features.agent_view.agent_description", 300)]
    [InlineData("features.shortcuts[0].name", 24)]
    [InlineData("features.shortcuts[0].description", 150)]
    [InlineData("features.shortcuts[1].name", 24)]
    [InlineData("features.shortcuts[1].description", 150)]
    public void Its_words_are_no_longer_than_Slack_takes(string path, int most) => ((string)Manifest.SelectToken(path)!).Length.ShouldBeInRange(1, most);

    [Fact]
    public void An_agent_has_at_most_four_prompts_and_a_long_description_at_least_174_characters()
    {
        Manifest.SelectTokens("features.agent_view.suggested_prompts[*]").Count().ShouldBeInRange(1, 4);
        ((string)Manifest.SelectToken("display_information.long_description")!).Length.ShouldBeGreaterThanOrEqualTo(174);
    }

    private static JObject Read()
    {
        var yaml = File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "manifests", "slack", "manifest.yaml"));
        var tree = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return JObject.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(tree));
    }
}
