using CoachBot.Testing;
using Microsoft.Bot.Schema;

namespace CoachBot.Tests.Root;

/// <summary>Messages that the person changes or deletes after the coach has heard them.</summary>
public sealed class AmendmentTests : IAsyncDisposable
{
    private readonly CoachHarness coach = new(Cast.Tom);

    [Fact]
    public async Task A_changed_answer_is_heard_anew_and_the_old_one_is_gone()
    {
        await AskedForTheJobAsync();
        var answer = await SayAsync("nurse on nigths");

        await ChangeAsync(answer, "night nurse");

        coach.Text.ShouldContain("I take the new words");
        var kept = await KeptAsync();
        kept.ShouldContain("night nurse");
        kept.ShouldNotContain("nigths");
    }

    [Fact]
    public async Task A_deleted_answer_is_dropped_and_asked_again()
    {
        await AskedForTheJobAsync();
        var answer = await SayAsync("my secret job");

        await DeleteAsync(answer);

        coach.Text.ShouldContain("took that back");
        coach.Text.ShouldContain("What was the job at Contoso?");
        (await KeptAsync()).ShouldNotContain("secret");
    }

    [Fact]
    public async Task Deleting_what_began_a_talk_ends_it()
    {
        await SayAsync("hello");
        var start = await SayAsync("I got rejected by Contoso");

        await DeleteAsync(start);

        coach.Replies.Count.ShouldBe(1);
        (await KeptAsync()).ShouldNotContain("Contoso");
    }

    [Fact]
    public async Task Changing_what_began_a_talk_begins_it_anew()
    {
        await SayAsync("hello");
        var start = await SayAsync("I got rejected by Contoso");

        await ChangeAsync(start, "I got rejected by Fabrikam");
        await SayAsync("designer");

        var kept = await KeptAsync();
        kept.ShouldContain("Fabrikam");
        kept.ShouldNotContain("Contoso");
    }

    [Fact]
    public async Task An_earlier_message_changes_nothing_that_was_noted()
    {
        await AskedForTheJobAsync();
        var answer = await SayAsync("nurse");
        await SayAsync("help");
        var before = await KeptAsync();

        await ChangeAsync(answer, "doctor");
        coach.Text.ShouldContain("earlier message");
        await DeleteAsync(answer);
        coach.Text.ShouldContain("earlier message");

        (await KeptAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_message_that_answered_nothing_takes_no_answer_with_it()
    {
        await AskedForTheJobAsync();
        await SayAsync("nurse");
        var help = await SayAsync("help");
        var before = await KeptAsync();

        await DeleteAsync(help);

        (await KeptAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_change_delivered_twice_is_heard_once()
    {
        await AskedForTheJobAsync();
        var answer = await SayAsync("nurse");

        await ChangeAsync(answer, "night nurse");
        (await ChangeAsync(answer, "night nurse")).ShouldBeEmpty();
        (await ChangeAsync(answer, "day nurse")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Danger_in_the_new_words_comes_before_all_else()
    {
        await AskedForTheJobAsync();
        var answer = await SayAsync("nurse");

        await ChangeAsync(answer, "I want to kill myself");

        coach.Text.ShouldNotContain("I take the new words");
        coach.Text.ShouldNotContain("What was the job");
    }

    public async ValueTask DisposeAsync() => await coach.DisposeAsync();

    private async Task AskedForTheJobAsync()
    {
        await SayAsync("hello");
        await SayAsync("I got rejected by Contoso");
    }

    private async Task<string> SayAsync(string text)
    {
        coach.Skip(TimeSpan.FromSeconds(20));
        var message = coach.Message(text);
        await coach.DeliverAsync(message);
        return message.Id;
    }

    private Task<IReadOnlyList<CoachMessage>> ChangeAsync(string message, string text) =>
        coach.DeliverAsync(new Activity(ActivityTypes.MessageUpdate) { Id = message, Text = text });

    private Task<IReadOnlyList<CoachMessage>> DeleteAsync(string message) => coach.DeliverAsync(new Activity(ActivityTypes.MessageDelete) { Id = message });

    /// <summary>Where the talk stands, without what tells one turn from another.</summary>
    private async Task<string> KeptAsync() => (await coach.CasebookAsync()).Turn.State.ToString();
}
