using System.Diagnostics;
using CoachBot.Testing;
using CoachBot.Testing.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams.Authentication;

/// <summary>
/// Microsoft's own JavaScript SDK judges the same requests: what it refuses we refuse, and where we refuse more it is known. Its keys
/// come from the fake key service, as ours do.
/// </summary>
public sealed class OracleTests : IAsyncLifetime
{
    private const string Oracle = """
        const { ConfigurationBotFrameworkAuthentication } = require('botbuilder');
        const [metadata, appId, issuer] = process.argv.slice(2);
        const authentication = new ConfigurationBotFrameworkAuthentication({
          MicrosoftAppId: appId, MicrosoftAppPassword: 'x', MicrosoftAppType: 'MultiTenant', ValidateAuthority: 'false',
          ToChannelFromBotLoginUrl: issuer, ToChannelFromBotOAuthScope: issuer, ToBotFromChannelTokenIssuer: issuer, OAuthUrl: issuer,
          ToBotFromChannelOpenIdMetadataUrl: metadata, ToBotFromEmulatorOpenIdMetadataUrl: metadata, CallerId: 'urn:botframework:azure',
        });
        (async () => {
          const verdicts = {};
          for (const { name, header, activity } of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
            try { await authentication.authenticateRequest(activity, header); verdicts[name] = 'in'; }
            catch (e) { verdicts[name] = 'refused'; }
          }
          console.log(JSON.stringify(verdicts));
        })();
        """;

    private FakeTeams teams = null!;

    public async Task InitializeAsync()
    {
        teams = await FakeTeams.StartAsync();
        ForgedRequests.Prepare(teams.Tokens);
    }

    public async Task DisposeAsync() => await teams.DisposeAsync();

    [SkippableFact]
    public async Task The_official_sdk_agrees_but_where_we_are_stricter()
    {
        NodeTools.RequireOrSkip("botbuilder");
        var forged = ForgedRequests.All.Select(f => (f.Name, Headers: f.Authorization(teams.Tokens, teams.ServiceUrl), f.Change)).Where(f => f.Headers.Length < 2);
        var good = ("good", Headers: new[] { teams.Tokens.Bearer(teams.ServiceUrl) }, (Action<JObject>?)null);

        var verdicts = await JudgeAsync(forged.Append(good).Select(f => Case(f.Item1, f.Headers.FirstOrDefault() ?? "", f.Item3)));

        ((string?)verdicts["good"]).ShouldBe("in");
        var letIn = verdicts.Properties().Where(v => (string?)v.Value == "in" && v.Name != "good").Select(v => v.Name);
        letIn.ShouldBe(ForgedRequests.All.Where(f => f.IsLetInOfficially).Select(f => f.Name), ignoreOrder: true);
    }

    private JObject Case(string name, string header, Action<JObject>? change)
    {
        var activity = new JObject
        {
            ["type"] = "message",
            ["channelId"] = "msteams",
            ["serviceUrl"] = teams.ServiceUrl,
            ["conversation"] = new JObject { ["id"] = "a:tom" },
            ["from"] = new JObject { ["id"] = "29:tom" },
            ["text"] = "hello",
        };
        change?.Invoke(activity);
        return new JObject { ["name"] = name, ["header"] = header, ["activity"] = activity };
    }

    private async Task<JObject> JudgeAsync(IEnumerable<JObject> cases)
    {
        using var node = Process.Start(NodeTools.Script("-e", Oracle, "-", teams.Url + "/openid", TokenForge.AppId, TokenForge.Issuer))!;
        await node.StandardInput.WriteAsync(new JArray(cases).ToString());
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEndAsync();
        var complaint = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, complaint);
        return JObject.Parse((await answer).Trim().Split('\n')[^1]);
    }
}
