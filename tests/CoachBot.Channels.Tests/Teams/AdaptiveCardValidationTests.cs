using System.Diagnostics;
using CoachBot.Channels.Teams;
using CoachBot.Testing;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>Every card goes through the official JavaScript parser, all of them in one Node process.</summary>
public class AdaptiveCardValidationTests
{
    private const string Validator = """
        const { AdaptiveCard, HostConfig, SerializationContext, Versions } = require(process.argv[2]);
        const cards = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const flaws = {};
        for (const [name, json] of Object.entries(cards)) {
          const card = new AdaptiveCard();
          card.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
          const context = new SerializationContext(Versions.v1_5);
          card.parse(json, context);
          const found = [];
          for (let i = 0; i < context.eventCount; i++) found.push(context.getEventAt(i).message);
          // Charts are Teams' own: what does not know them draws their fallback.
          const charts = found.filter(f => /Unknown element type "Chart\..*Fallback/.test(f));
          if (charts.length !== (JSON.stringify(json).match(/"type":"Chart\.[A-Za-z]+"/g) ?? []).length) found.push('a chart without fallback');
          for (const chart of charts) found.splice(found.indexOf(chart), 1);
          for (const failure of card.validateProperties().validationEvents) found.push(failure.message);
          if (card.getItemCount() !== json.body.length) found.push('lost an element');
          if (card.getActionCount() !== json.actions.length) found.push('lost an action');
          if (found.length) flaws[name] = found;
        }
        console.log(JSON.stringify(flaws));
        """;

    [SkippableFact]
    public async Task The_official_parser_finds_nothing_wrong_with_any_card()
    {
        var cards = Specimens.All.Where(s => s.Value.Card is not null || s.Value.Choices.Count > 0).ToDictionary(s => s.Key, s => TeamsRendererTests.Card(s.Key));
        var plan = Specimens.All["plan"];
        cards["refreshing"] = AdaptiveCard.Render(plan with { Card = plan.Card! with { Subject = "plan:1" } }, CardButtons.Teams, "29:tom");
        cards["refreshing"]["refresh"].ShouldNotBeNull();

        (await ValidateAsync(JObject.FromObject(cards))).ShouldBe("{}");
    }

    [SkippableFact]
    public async Task The_check_would_notice()
    {
        var card = TeamsRendererTests.Card("plan");
        card["body"]![0]!["type"] = "RichTxtBlock";
        ((JObject)card["actions"]![0]!).Remove("type");

        (await ValidateAsync(new JObject { ["plan"] = card })).ShouldContain("lost an element");
    }

    private static async Task<string> ValidateAsync(JObject cards)
    {
        NodeTools.RequireOrSkip("adaptivecards");
        var start = NodeTools.Script("-e", Validator, "-", NodeTools.PackageFile("adaptivecards", "dist/adaptivecards.js"));
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(cards.ToString());
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEndAsync();
        var complaint = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, complaint);
        return (await answer).Trim();
    }
}
