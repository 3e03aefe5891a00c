using CoachBot.Testing.Slack;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;
using SlackNet.SocketMode;
using SlackNet.WebApi;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>SlackNet's socket-mode client, by members of the package alone, on Slack's double.</summary>
public sealed class SlackNetSocketTests : IAsyncLifetime
{
    private readonly Ear ear = new();
    private FakeSlack slack = null!;
    private SlackPerson maya = null!;
    private ISlackApiClient bot = null!;
    private ISlackSocketModeClient client = null!;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.StartAsync(app: new SlackApp { HearsItself = false });
        slack.Patience = TimeSpan.FromSeconds(30);
        maya = slack.Workspace("T0LONDON", "London").Person("Maya");
        bot = Api(slack.Workspace("T0LONDON").Install());
        ear.Bot = bot;
        client = Client(slack.App.AppToken);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task It_connects_is_greeted_and_leaves_when_it_is_disposed()
    {
        client.Connected.ShouldBeFalse();
        await client.Connect(new SocketModeConnectionOptions { NumberOfConnections = 2, ConnectionDelay = TimeSpan.FromMilliseconds(50) });
        await slack.Socket.ConnectedAsync(2);
        client.Connected.ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() => client.Connect());

        client.Dispose();
        await slack.Socket.ConnectedAsync(0);
        client.Connected.ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_is_acknowledged_before_it_is_handled()
    {
        await ConnectAsync();
        var held = new TaskCompletionSource();
        ear.Hold = held.Task;
        var said = await maya.SayAsync("by socket");

        said.IsAcknowledged.ShouldBeTrue();
        ear.Heard.ShouldBeEmpty();
        held.SetResult();
        await slack.UntilAsync(() => slack.Socket.Unacknowledged.Count == 0);
        (await ear.NextAsync()).ShouldBe("said by socket");
    }

    [Fact]
    public async Task A_press_is_acknowledged_when_it_was_handled_and_also_when_that_failed()
    {
        await ConnectAsync();
        await bot.Chat.PostMessage(new Message
        {
            Channel = maya.Direct.Id,
            Text = "Well?",
            Blocks = [new ActionsBlock { Elements = [new SlackNet.Blocks.Button { ActionId = "answer", Text = new PlainText("Yes"), Value = "yes" }] }],
        });
        (await maya.PressAsync("Yes")).IsAcknowledged.ShouldBeTrue();
        ear.Heard.ShouldBe(["pressed yes"]);

        ear.Fails = true;
        (await maya.PressAsync("Yes")).IsAcknowledged.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_command_and_a_modal_are_answered_goes_with_the_acknowledgement()
    {
        await ConnectAsync();
        await maya.CommandAsync("/coach", "write");
        maya.Messages.ShouldHaveSingleItem().Seen.ShouldContain("You asked for write");
        maya.Modal.ShouldNotBeNull();

        await maya.SubmitAsync(("words", "no"));
        maya.ModalErrors["words"].ShouldBe("Not this");
        await maya.SubmitAsync(("words", "yes"));
        maya.Modal.ShouldBeNull();
        ear.Heard.ShouldBe(["typed write", "sent no", "sent yes"]);
    }

    [Fact]
    public async Task Shortcuts_come_to_their_handlers()
    {
        await ConnectAsync();
        await maya.SayAsync("read me");
        await ear.NextAsync();
        await bot.Chat.PostMessage(new Message { Channel = maya.Direct.Id, Text = "Here" });
        (await maya.ShortcutAsync(maya.Messages[^1], "read")).IsAcknowledged.ShouldBeTrue();
        (await maya.ShortcutAsync("begin")).IsAcknowledged.ShouldBeTrue();
        ear.Heard.ShouldBe(["said read me", "shortcut read", "shortcut begin"]);
    }

    [Theory]
    [InlineData("refresh_requested")]
    [InlineData("dropped")]
    public async Task It_comes_back_when_Slack_asks_for_it_or_the_line_falls(string how)
    {
        await ConnectAsync();
        if (how == "dropped")
            slack.Socket.Drop();
        else
            await slack.Socket.DisconnectAsync(how);
        await slack.UntilAsync(() => slack.Calls.Count(c => c.Method == "apps.connections.open") == 2, "another address");
        await slack.Socket.ConnectedAsync();

        (await maya.SayAsync("still there?")).IsAcknowledged.ShouldBeTrue();
        (await ear.NextAsync()).ShouldBe("said still there?");
    }

    [Fact]
    public async Task It_stays_away_when_socket_mode_was_switched_off()
    {
        await ConnectAsync();
        await slack.Socket.DisconnectAsync("socket_mode_disabled");
        await slack.Socket.ConnectedAsync(0);
        client.Connected.ShouldBeFalse();
    }

    [Theory]
    [InlineData("xapp-1-A0COACH-wrong", "invalid_auth")]
    [InlineData("", "not_authed")]
    public async Task A_wrong_token_is_an_error_that_says_so(string token, string error)
    {
        using var stranger = Client(token);
        (await Should.ThrowAsync<SlackException>(() => stranger.Connect())).ErrorCode.ShouldBe(error);
        stranger.Connected.ShouldBeFalse();
    }

    private async Task ConnectAsync()
    {
        await client.Connect(new SocketModeConnectionOptions { NumberOfConnections = 1 });
        await slack.Socket.ConnectedAsync();
    }

    private ISlackSocketModeClient Client(string appToken) => new SlackServiceBuilder()
        .UseApiClient(_ => bot)
        .UseAppLevelToken(appToken)
        .RegisterEventHandler<MessageEvent>(ear)
        .RegisterBlockActionHandler<ButtonAction>(ear)
        .RegisterMessageShortcutHandler(ear)
        .RegisterGlobalShortcutHandler(ear)
        .RegisterViewSubmissionHandler("editor", ear)
        .RegisterSlashCommandHandler("/coach", ear)
        .GetSocketModeClient();

    private SlackApiClient Api(string token)
    {
        var json = Default.JsonSettings();
        return new SlackApiClient(Default.Http(json), new Urls(Default.UrlBuilder(json), slack.ApiUrl), json, token);
    }

    private sealed class Urls(ISlackUrlBuilder official, Uri api) : ISlackUrlBuilder
    {
        public string Url(string apiMethod, Dictionary<string, object> args) => official.Url(apiMethod, args).Replace("https://slack.com/api/", api.AbsoluteUri, StringComparison.Ordinal);
    }

    /// <summary>Hears everything that the client knows handlers for.</summary>
    private sealed class Ear : IEventHandler<MessageEvent>, IBlockActionHandler<ButtonAction>, IMessageShortcutHandler, IGlobalShortcutHandler, IViewSubmissionHandler, ISlashCommandHandler
    {
        private readonly SemaphoreSlim news = new(0);

        public List<string> Heard { get; } = [];

        public Task Hold { get; set; } = Task.CompletedTask;

        public bool Fails { get; set; }

        public ISlackApiClient Bot { get; set; } = null!;

        public async Task<string> NextAsync()
        {
            (await news.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue("nothing was heard");
            return Heard[^1];
        }

        public Task Handle(MessageEvent slackEvent) => HearAsync($"said {slackEvent.Text}");

        public Task Handle(ButtonAction action, BlockActionRequest request) => HearAsync($"pressed {action.Value}");

        public Task Handle(MessageShortcut request) => HearAsync($"shortcut {request.CallbackId}");

        public Task Handle(GlobalShortcut shortcut) => HearAsync($"shortcut {shortcut.CallbackId}");

        public async Task<SlashCommandResponse> Handle(SlashCommand command)
        {
            await HearAsync($"typed {command.Text}");
            await Bot.Views.Open(command.TriggerId, new ModalViewDefinition
            {
                CallbackId = "editor",
                Title = new PlainText("Words"),
                Submit = new PlainText("Send"),
                Close = new PlainText("Leave it"),
                Blocks = [new InputBlock { BlockId = "words", Label = new PlainText("Words"), Element = new PlainTextInput { ActionId = "words" } }],
            });
            return new SlashCommandResponse { Message = new Message { Text = $"You asked for {command.Text}" } };
        }

        public async Task<ViewSubmissionResponse> Handle(ViewSubmission viewSubmission)
        {
            var words = viewSubmission.View.State.GetValue<PlainTextInputValue>("words", "words").Value;
            await HearAsync($"sent {words}");
            return words == "no" ? new ViewErrorsResponse { Errors = { ["words"] = "Not this" } } : ViewSubmissionResponse.Null;
        }

        public Task HandleClose(ViewClosed viewClosed) => HearAsync("closed");

        private async Task HearAsync(string what)
        {
            await Hold;
            if (Fails)
                throw new InvalidOperationException("It failed.");
            Heard.Add(what);
            news.Release();
        }
    }
}
