using System.Diagnostics;
using CoachBot.Testing;
using CoachBot.Testing.Teams;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>The official JavaScript connector client speaks with the fake connector: what our tests lean on is the real protocol.</summary>
public sealed class OfficialConnectorTests : IAsyncLifetime
{
    private const string Client = """
        const { ConnectorClient, MicrosoftAppCredentials } = require('botframework-connector');
        const [serviceUrl, token] = process.argv.slice(2);
        const credentials = new MicrosoftAppCredentials('', '');
        credentials.signRequest = async request => { request.headers.set('Authorization', 'Bearer ' + token); return request; };
        const { conversations } = new ConnectorClient(credentials, { baseUri: serviceUrl });
        const message = text => ({ type: 'message', text, from: { id: '28:coach' } });
        (async () => {
          const told = [];
          const opened = await conversations.createConversation({ isGroup: false, bot: { id: '28:coach' }, members: [{ id: '29:tom' }], tenantId: 'tenant', channelData: {} });
          told.push(opened.id ? 'opened' : 'no id');
          const sent = await conversations.sendToConversation('a:to/m;1 x', message('one'));
          told.push(sent.id ? 'sent' : 'no id');
          await conversations.replyToActivity('a:to/m;1 x', sent.id, message('two'));
          await conversations.updateActivity('a:to/m;1 x', sent.id, message('three'));
          await conversations.deleteActivity('a:to/m;1 x', sent.id);
          for (const bad of [{ type: 'message', from: { id: 'x' } }, { type: 'nonsense', from: { id: 'x' }, text: 'x' }])
            await conversations.sendToConversation('a:tom', bad).then(() => told.push('taken'), e => told.push(e.statusCode + ' ' + e.code));
          credentials.signRequest = async request => request;
          await conversations.sendToConversation('a:tom', message('four')).then(() => told.push('taken'), e => told.push(e.statusCode));
          console.log(told.join(', '));
        })().catch(e => { console.error(e); process.exit(1); });
        """;

    private FakeTeams teams = null!;

    public async Task InitializeAsync() => teams = await FakeTeams.StartAsync();

    public async Task DisposeAsync() => await teams.DisposeAsync();

    [SkippableFact]
    public async Task It_opens_sends_replies_changes_deletes_and_is_refused()
    {
        NodeTools.RequireOrSkip("botframework-connector");

        (await RunAsync()).ShouldBe("opened, sent, 400 BadSyntax, 400 BadSyntax, 401");

        teams.Connector.Taken.Select(c => $"{c.Method} {c.Path}").ShouldBe(
        [
            "POST v3/conversations", "POST v3/conversations/a:to/m;1 x/activities", "POST v3/conversations/a:to/m;1 x/activities/2",
            "PUT v3/conversations/a:to/m;1 x/activities/2", "DELETE v3/conversations/a:to/m;1 x/activities/2",
        ]);
    }

    private async Task<string> RunAsync()
    {
        using var node = Process.Start(NodeTools.Script("-e", Client, "-", teams.ServiceUrl, teams.GiveToken()))!;
        var answer = node.StandardOutput.ReadToEndAsync();
        var complaint = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, complaint);
        return (await answer).Trim();
    }
}
