using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>What people do with messages that are there already, as Teams tells of it.</summary>
public sealed class AmendmentTests(TeamsTalks talks) : IClassFixture<TeamsTalks>
{
    private readonly TeamsTalk tom = talks.Meet();

    [Fact]
    public async Task Each_edit_is_heard_anew_and_a_deletion_takes_it_back()
    {
        await tom.SayAsync("I got a rejection");
        await MessageAsync("m2", "Contozo");
        tom.Messages[^1].Words.ShouldContain("Contozo");

        await AmendAsync("messageUpdate", "editMessage", "Contosso");
        tom.Messages[^1].Words.ShouldContain("Contosso");
        await AmendAsync("messageUpdate", "editMessage", "Contoso");
        tom.Messages[^1].Words.ShouldContain("Contoso");

        await AmendAsync("messageDelete", "softDeleteMessage", null);
        tom.Messages[^1].Words.ShouldContain("Which company");
    }

    [Fact]
    public async Task What_was_deleted_does_not_come_back_by_an_undo()
    {
        await tom.SayAsync("I got a rejection");
        await MessageAsync("m2", "Contoso");
        await AmendAsync("messageDelete", "softDeleteMessage", null);
        var (said, stored) = (tom.Messages.Count, await tom.StoredAsync());

        await AmendAsync("messageUpdate", "undeleteMessage", "Contoso");

        tom.Messages.Count.ShouldBe(said);
        (await tom.StoredAsync()).ShouldBe(stored);
    }

    [Theory]
    [InlineData("reactionsAdded")]
    [InlineData("reactionsRemoved")]
    public async Task A_reaction_is_no_message(string what)
    {
        await tom.SayAsync("I got a rejection");
        var said = tom.Messages.Count;

        await tom.SendAsync("messageReaction", a =>
        {
            a["replyToId"] = "1";
            a[what] = new JArray(new JObject { ["type"] = "like" });
        });

        tom.Messages.Count.ShouldBe(said);
        (await tom.SayAsync("Contoso")).ShouldContain("What was the job at Contoso");
    }

    private Task MessageAsync(string id, string text) => tom.SendAsync("message", a => (a["id"], a["text"]) = (id, text));

    private Task AmendAsync(string type, string kind, string? text) => tom.SendAsync(type, a =>
    {
        a["id"] = "m2";
        a["text"] = text;
        a["channelData"] = new JObject { ["eventType"] = kind, ["tenant"] = new JObject { ["id"] = "tenant-denver" } };
    });
}
