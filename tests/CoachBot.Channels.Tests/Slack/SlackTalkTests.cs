using CoachBot.Channels.Slack;
using CoachBot.Testing;
using CoachBot.Testing.Slack;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>What people do in Slack, and what they see there.</summary>
public sealed class SlackTalkTests : IAsyncLifetime
{
    private readonly HurriedClock clock = new();
    private SlackServer coach = null!;

    private SlackPerson Maya => coach.Maya;

    public async Task InitializeAsync() => coach = await SlackServer.StartAsync(clock: clock);

    public async Task DisposeAsync() => await coach.DisposeAsync();

    [Fact]
    public async Task An_answer_that_was_pressed_takes_the_buttons_place()
    {
        await StartAsync();
        var question = Maya.Messages[^1];
        question.Buttons.ShouldContain("An interview");
        await DoneAsync(Maya.PressAsync("An interview"));
        await coach.Slack.UntilAsync(() => question.IsEdited, "the spent buttons gone");
        question.Buttons.ShouldBeEmpty();
        question.Seen.ShouldContain("✓ An interview");
        question.Seen.ShouldContain("How far did you get");
    }

    [Fact]
    public async Task An_answer_that_was_typed_takes_the_buttons_away_too()
    {
        await StartAsync();
        var question = Maya.Messages[^1];
        await DoneAsync(Maya.SayAsync("the final round"));
        await coach.Slack.UntilAsync(() => question.IsEdited, "the spent buttons gone");
        question.Buttons.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_button_that_begins_something_stays_and_works_again()
    {
        await DoneAsync(Maya.SayAsync("hello"));
        var hello = Maya.Messages[^1];
        await DoneAsync(Maya.PressAsync(hello, "I didn't get a job"));
        await DoneAsync(Maya.SayAsync("cancel"));
        await DoneAsync(Maya.PressAsync(hello, "Think it through"));
        hello.IsEdited.ShouldBeFalse();
        Maya.Messages[^1].Seen.ShouldContain("Every hiring manager");
    }

    [Fact]
    public async Task A_thread_is_answered_in_the_thread()
    {
        await DoneAsync(Maya.SayAsync("hello"));
        var thread = Maya.Messages[^1].Ts;
        await DoneAsync(Maya.SayAsync("what can you do", thread));
        Maya.Messages[^1].ThreadTs.ShouldBe(thread);
        await DoneAsync(Maya.SayAsync("what can you do"));
        Maya.Messages[^1].ThreadTs.ShouldBeNull();
    }

    [Fact]
    public async Task Longer_words_are_written_in_a_modal_that_begins_with_the_draft()
    {
        await DoneAsync(Maya.SayAsync("hello"));
        await DoneAsync(Maya.PressAsync("Write a thank-you"));
        await UntilDraftAsync();
        var draft = Maya.Messages[^1].Seen;
        await DoneAsync(Maya.PressAsync("I'll edit it"));
        await DoneAsync(Maya.PressAsync("Write it here"));
        Maya.Modal.ShouldNotBeNull();
        var field = (string?)Maya.Modal!.Blocks.SelectTokens("$..initial_value").Single();
        Letters(draft).ShouldContain(Letters(field!));

        const string words = "Dear Sam,\nthank you for the talk.\n\nMaya";
        await DoneAsync(Maya.SubmitAsync(("words", words)));
        Maya.Modal.ShouldBeNull();
        Letters(Maya.Messages[^1].Seen).ShouldContain(Letters(words));
    }

    [Fact]
    public async Task A_command_is_answered_in_private_and_says_so_where_it_was_typed()
    {
        var delivery = await Maya.CommandAsync("/coach", "I didn't get the data analyst job at Contoso");
        await delivery.Completed;
        Maya.Messages.Any(m => m.Seen.Contains("How far did you get", StringComparison.Ordinal)).ShouldBeTrue();
        Maya.Notices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("help")]
    [InlineData("")]
    public async Task The_command_help_answers(string words)
    {
        await DoneAsync(Maya.CommandAsync("/coach", words));
        Maya.Messages.Any(m => m.Seen.Contains("I'm here for the stretch after a", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public async Task Being_called_in_a_channel_is_answered_where_only_they_see_it()
    {
        var general = coach.Slack.Workspace(Cast.Maya.Tenant).Channel("general");
        await DoneAsync(Maya.MentionAsync(general, "I didn't get the data analyst job at Contoso"));
        Maya.Messages[^1].Seen.ShouldContain("How far did you get");
        var tom = coach.Slack.Workspace(Cast.Maya.Tenant).Person("Tom");
        tom.In(general).Where(m => m.IsFromBot).ShouldBeEmpty();
        await coach.Slack.UntilAsync(() => Maya.In(general).Any(m => m.EphemeralTo == Maya.Id), "a note in the channel");
    }

    [Fact]
    public async Task Read_this_rejection_takes_the_words_of_any_message()
    {
        var jobs = coach.Slack.Workspace(Cast.Maya.Tenant).Channel("jobs");
        var mail = coach.Slack.Workspace(Cast.Maya.Tenant).Person("Tom").Write(
            jobs, "Dear Maya, thank you for your interest in the Data Analyst position at Contoso. Unfortunately we have decided to move forward with another candidate. Kind regards, Sam Lee");
        await DoneAsync(Maya.ShortcutAsync(mail, SlackReceiver.ReadShortcut));
        Maya.Messages[^1].Seen.ShouldContain("Contoso");
        Maya.Messages[^1].Seen.ShouldContain("How far did you get");
    }

    [Fact]
    public async Task The_shortcut_begins_the_talk_in_the_direct_message()
    {
        await DoneAsync(Maya.ShortcutAsync(SlackReceiver.BeginShortcut));
        Maya.Messages.Any(m => m.Seen.Contains("Which company", StringComparison.Ordinal)).ShouldBeTrue();
        var said = Maya.Messages.Count;
        await DoneAsync(Maya.ShortcutAsync("another"));
        Maya.Messages.Count.ShouldBe(said);
    }

    [Fact]
    public async Task The_Home_tab_shows_a_stranger_where_to_begin_and_later_what_is_under_way()
    {
        await DoneAsync(Maya.OpenHomeAsync());
        Maya.Home!.Seen.ShouldContain("nothing under way yet");
        await DoneAsync(Maya.SayAsync("hello"));
        await DoneAsync(Maya.SayAsync("applied to Contoso for a data analyst role"));
        await DoneAsync(Maya.OpenHomeAsync());
        Maya.Home!.Seen.ShouldContain("data analyst, Contoso");
        await DoneAsync(Maya.PressInHomeAsync("I didn't get a job"));
        await Maya.SeesAsync("Which company");
    }

    [Fact]
    public async Task The_Messages_tab_suggests_ways_to_begin_without_a_word_unasked()
    {
        var yusuf = coach.Slack.Workspace(Cast.Maya.Tenant).Person("Yusuf");
        await DoneAsync(yusuf.OpenMessagesAsync());
        yusuf.Prompts.Count.ShouldBeInRange(1, 4);
        yusuf.Messages.ShouldBeEmpty();
        coach.Slack.Calls.Single(c => c.Method == "assistant.threads.setSuggestedPrompts").Arguments.ContainsKey("thread_ts").ShouldBeFalse();
        await DoneAsync(yusuf.SayAsync(yusuf.Prompts[0].Message));
        yusuf.Messages[^1].Seen.ShouldContain("company");
    }

    [Fact]
    public async Task Coaching_47_an_export_comes_as_two_files_that_hold_what_was_said()
    {
        await StartAsync();
        await DoneAsync(Maya.SayAsync("cancel"));
        await DoneAsync(Maya.SayAsync("applied to Fabrikam for a welder role"));
        await DoneAsync(Maya.SayAsync("export my data"));
        await coach.Slack.UntilAsync(() => Maya.Messages.Sum(m => m.Files.Count) == 2, "two files");
        var files = Maya.Messages.SelectMany(m => m.Files).ToDictionary(f => Path.GetExtension(f.Name), f => System.Text.Encoding.UTF8.GetString(f.Content));
        ((string?)JObject.Parse(files[".json"]).SelectToken("application[0].company")).ShouldBe("Fabrikam");
        files[".txt"].ShouldContain("Company: Fabrikam");
    }

    [Fact]
    public async Task Coaching_45_a_reminder_comes_by_itself_with_its_buttons_and_its_notification_names_nobody()
    {
        await DoneAsync(Maya.SayAsync("hello"));
        await DoneAsync(Maya.SayAsync("remind me tomorrow at 9 to ring Sam at Contoso"));
        clock.Skip(TimeSpan.FromDays(1.1));
        await coach.Services.GetRequiredService<ReminderWorker>().DrainAsync(CancellationToken.None);
        var reminder = Maya.Messages[^1];
        reminder.Seen.ShouldContain("ring Sam");
        reminder.Text.ShouldNotContain("Sam");
        reminder.Text.ShouldNotContain("Contoso");
        await DoneAsync(Maya.PressAsync(reminder, "Done"));
        await coach.Slack.UntilAsync(() => reminder.IsEdited, "the spent buttons gone");
    }

    [Theory]
    [InlineData("no.txt", "")]
    [InlineData("no.eml", "From: Sam Lee <sam@contoso.example>\r\nSubject: Your application\r\nContent-Type: text/plain\r\n\r\n")]
    public async Task A_rejection_that_comes_as_a_file_is_read(string name, string before)
    {
        await DoneAsync(Maya.SayAsync("hello"));
        coach.Slack.Shared[name] = System.Text.Encoding.UTF8.GetBytes(before + "Dear Maya, thank you for your interest in the Data Analyst position at Contoso. Unfortunately we have decided to move forward with another candidate. Kind regards, Sam Lee");
        var shared = Maya.Event("");
        shared["subtype"] = "file_share";
        shared["files"] = new JArray(new JObject { ["id"] = "F1", ["name"] = name, ["size"] = 300, ["url_private_download"] = new Uri(coach.Slack.Url, $"files/{name}").ToString() });
        (await coach.PostEventAsync(Maya, shared)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        Maya.Messages[^1].Seen.ShouldContain("How far did you get");
    }

    [Fact]
    public async Task A_file_elsewhere_is_not_fetched_with_the_token()
    {
        await DoneAsync(Maya.SayAsync("hello"));
        var shared = Maya.Event("I didn't get the data analyst job at Contoso");
        shared["subtype"] = "file_share";
        shared["files"] = new JArray(new JObject { ["id"] = "F1", ["name"] = "no.txt", ["size"] = 3, ["url_private_download"] = "https://slack.com.evil.example/no.txt" });
        (await coach.PostEventAsync(Maya, shared)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        Maya.Messages[^1].Seen.ShouldContain("How far did you get");
    }

    [Fact]
    public async Task Marks_that_people_type_do_nothing_in_what_comes_back()
    {
        await DoneAsync(Maya.SayAsync("hello"));
        await DoneAsync(Maya.SayAsync("new application: <!channel> *Contoso* <https://evil.example|Slack>, `<@U0TOM>` _boss_"));
        await DoneAsync(Maya.SayAsync("show my applications"));
        Maya.Messages.Count.ShouldBeGreaterThan(1);
        Maya.Messages.SelectMany(m => m.ActiveControls).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_other_bots_and_the_coach_itself_say_is_not_heard()
    {
        await DoneAsync(Maya.SayAsync("hello"));
        var said = Maya.Messages.Count;
        var echo = Maya.Event("hello again");
        echo["bot_id"] = "B0OTHER";
        await coach.PostEventAsync(Maya, echo);
        var edit = Maya.Event("hello again");
        edit["subtype"] = "message_changed";
        await coach.PostEventAsync(Maya, edit);
        var channel = Maya.Event("hello again");
        channel["channel_type"] = "channel";
        await coach.PostEventAsync(Maya, channel);
        Maya.Messages.Count.ShouldBe(said);
    }

    private async Task StartAsync()
    {
        await DoneAsync(Maya.SayAsync("I didn't get the data analyst job at Contoso"));
        Maya.Messages[^1].Seen.ShouldContain("How far did you get");
    }

    private async Task UntilDraftAsync()
    {
        for (var i = 0; i < 12 && !Maya.Messages[^1].Buttons.Contains("I'll edit it"); i++)
        {
            var offered = Maya.Messages[^1].Buttons;
            await DoneAsync(offered.Count > 0 ? Maya.PressAsync(offered[0]) : Maya.SayAsync("Maya Okafor"));
        }
    }

    private static async Task DoneAsync(Task<CoachBot.Testing.Slack.Delivery.SlackDelivery> act) => await (await act).Completed;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
