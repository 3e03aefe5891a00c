using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;
using Button = SlackNet.Blocks.Button;

namespace StandIns.Tests.Slack;

public class SlackJsonTests
{
    private static readonly JsonSerializerSettings Settings = Default.JsonSettings().SerializerSettings;

    [Fact]
    public void A_message_in_its_envelope()
    {
        var callback = Read<EventRequest>(
            """
            {"token":"x","team_id":"T1","enterprise_id":"E1","api_app_id":"A1","type":"event_callback","event_id":"Ev1","event_time":1700000000,
             "is_ext_shared_channel":true,"authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"B1","is_bot":true,"is_enterprise_install":false}],
             "event":{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"hi <@B1>","ts":"1.2","thread_ts":"1.1","event_ts":"1.2",
              "client_msg_id":"00000000-0000-0000-0000-000000000007",
              "blocks":[{"type":"rich_text","block_id":"b","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":"x","style":{"bold":true}}]}]},
                        {"type":"brand_new"}]}}
            """).ShouldBeOfType<EventCallback>();

        (callback.EventId, callback.TeamId, callback.EnterpriseId, callback.IsExtSharedChannel, callback.EventTime).ShouldBe(("Ev1", "T1", "E1", true, 1_700_000_000));
        callback.Authorizations.ShouldHaveSingleItem().UserId.ShouldBe("B1");
        var message = callback.Event.ShouldBeOfType<MessageEvent>();
        (message.ChannelType, message.Channel, message.User, message.Text, message.Ts, message.ThreadTs).ShouldBe(("im", "D1", "U1", "hi <@B1>", "1.2", "1.1"));
        message.Blocks[0].ShouldBeOfType<RichTextBlock>().Elements.ShouldHaveSingleItem().ShouldBeOfType<RichTextPreformatted>()
            .Elements.ShouldHaveSingleItem().ShouldBeOfType<RichTextText>().Style.Bold.ShouldBeTrue();
        message.Blocks[1].ShouldBeNull();
    }

    [Fact]
    public void Events_are_read_by_their_type()
    {
        Read<Event>("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages"}""").ShouldBeOfType<AppHomeOpened>().Tab.ShouldBe(AppHomeTab.Messages);
        Read<Event>("""{"type":"app_mention","user":"U1","text":"<@B1> hi","ts":"1.2","channel":"C1"}""").ShouldBeOfType<AppMention>().Text.ShouldBe("<@B1> hi");
        Read<Event>("""{"type":"app_uninstalled"}""").ShouldBeOfType<AppUninstalled>();
        Read<Event>("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":["B1"]}}""").ShouldBeOfType<TokensRevoked>().Tokens["bot"].ShouldBe(["B1"]);
        Read<EventRequest>("""{"type":"url_verification","token":"x","challenge":"c"}""").ShouldBeOfType<UrlVerification>().Challenge.ShouldBe("c");
    }

    [Fact]
    public void An_unknown_event_is_one_with_extra_properties()
    {
        var unknown = Read<Event>("""{"type":"brand_new","event_ts":"1.2","deep":{"a":[1]}}""");

        (unknown.GetType(), unknown.Type, unknown.EventTs).ShouldBe((typeof(Event), "brand_new", "1.2"));
        unknown.ExtraProperties.ShouldContainKey("deep");
    }

    [Fact]
    public void What_cannot_be_read_leaves_the_rest()
    {
        var message = Read<Event>("""{"type":"message","client_msg_id":"no guid","text":"hi","blocks":"none","user":7}""").ShouldBeOfType<MessageEvent>();

        (message.ClientMsgId, message.Text, message.User).ShouldBe((Guid.Empty, "hi", "7"));
        Should.Throw<JsonReaderException>(() => Read<Event>("{\"type\":"));
    }

    [Fact]
    public void A_pressed_button_and_a_chosen_entry()
    {
        var request = Read<InteractionRequest>(
            """
            {"type":"block_actions","user":{"id":"U1","team_id":"T1"},"team":{"id":"T1","domain":"example"},"channel":{"id":"D1","name":"directmessage"},
             "trigger_id":"1.2.3","response_url":"https://hooks.example/1","container":{"type":"message"},"message":{"type":"message","ts":"1.2","text":"?"},
             "actions":[{"type":"button","action_id":"coach-0","block_id":"answers-0","text":{"type":"plain_text","text":"Yes","emoji":true},"value":"yes","action_ts":"1.3"},
                        {"type":"static_select","action_id":"coach","selected_option":{"text":{"type":"plain_text","text":"No"},"value":"no"}},
                        {"type":"brand_new","action_id":"x"}]}
            """).ShouldBeOfType<BlockActionRequest>();

        (request.User.Id, request.Team.Id, request.Channel.Id, request.TriggerId, request.Message.Ts).ShouldBe(("U1", "T1", "D1", "1.2.3", "1.2"));
        var button = request.Action.ShouldBeOfType<ButtonAction>();
        (button.Value, button.Text.Text, button.BlockId).ShouldBe(("yes", "Yes", "answers-0"));
        request.Actions[1].ShouldBeOfType<StaticSelectAction>().SelectedOption.Value.ShouldBe("no");
        request.Actions[2].ShouldBeOfType<BlockAction>().ActionId.ShouldBe("x");
    }

    [Fact]
    public void A_submitted_modal_has_its_inputs()
    {
        var submission = Read<InteractionRequest>(
            """
            {"type":"view_submission","user":{"id":"U1"},"team":null,"view":{"id":"V1","type":"modal","callback_id":"write","private_metadata":"p","hash":"h",
             "blocks":[],"state":{"values":{"words":{"words":{"type":"plain_text_input","value":"Dear Priya"}},"stage":{"pick":{"type":"static_select","selected_option":null}}}}}}
            """).ShouldBeOfType<ViewSubmission>();

        (submission.View.Id, submission.View.CallbackId, submission.View.PrivateMetadata, submission.View.Hash).ShouldBe(("V1", "write", "p", "h"));
        submission.View.State.GetValue<PlainTextInputValue>("words", "words").Value.ShouldBe("Dear Priya");
        submission.View.State.GetValue<StaticSelectValue>("stage", "pick").SelectedOption.ShouldBeNull();
        submission.View.State.GetValue<PlainTextInputValue>("words", "other").ShouldBeNull();
        submission.View.State.GetValue<StaticSelectValue>("words", "words").ShouldBeNull();
    }

    [Fact]
    public void A_view_without_values_has_an_empty_array_for_them() =>
        Read<ViewInfo>("""{"type":"home","state":{"values":[]}}""").State.Values.ShouldBeEmpty();

    [Fact]
    public void A_global_shortcut_and_a_closed_view()
    {
        Read<InteractionRequest>("""{"type":"shortcut","callback_id":"begin","trigger_id":"t","team":{"id":"T1"},"user":{"id":"U1"}}""")
            .ShouldBeOfType<GlobalShortcut>().CallbackId.ShouldBe("begin");
        var closed = Read<InteractionRequest>("""{"type":"view_closed","user":{"id":"U1"},"view":{"type":"modal","id":"V1"},"is_cleared":true}""").ShouldBeOfType<ViewClosed>();
        closed.IsCleared.ShouldBeTrue();
        closed.View.Id.ShouldBe("V1");
    }

    [Fact]
    public void The_fields_of_a_slash_command()
    {
        var command = Read<SlashCommand>("""{"command":"/coach","text":"help","trigger_id":"t","user_id":"U1","team_id":"T1","enterprise_id":"E1","channel_id":"C1","response_url":"u"}""");
        (command.Command, command.Text, command.TriggerId, command.UserId, command.TeamId, command.EnterpriseId, command.ChannelId, command.ResponseUrl)
            .ShouldBe(("/coach", "help", "t", "U1", "T1", "E1", "C1", "u"));
    }

    [Fact]
    public void A_shortcut_on_a_message_and_an_unknown_interaction()
    {
        Read<InteractionRequest>("""{"type":"message_action","callback_id":"read","trigger_id":"t","user":{"id":"U1"},"message":{"type":"message","text":"Dear Maya"}}""")
            .ShouldBeOfType<MessageShortcut>().Message.Text.ShouldBe("Dear Maya");
        Read<InteractionRequest>("""{"type":"brand_new","user":{"id":"U1"}}""").ShouldBeNull();
    }

    [Fact]
    public void Blocks_are_written_in_snake_case_without_what_is_null_or_default() => Written(new ActionsBlock
    {
        BlockId = "answers",
        Elements =
        [
            new Button { ActionId = "a", Text = new PlainText("Forget me") { Emoji = false }, Value = "v", Style = ButtonStyle.Danger },
            new Button { ActionId = "b", Text = new PlainText("Yes") { Emoji = false }, Value = "v" },
            new StaticSelectMenu { ActionId = "c", Options = [new SlackNet.Blocks.Option { Text = new PlainText("One") { Emoji = false }, Value = "1" }] },
        ],
    }).ShouldBe(
        """
        {"type":"actions","block_id":"answers","elements":[
          {"type":"button","action_id":"a","text":{"type":"plain_text","text":"Forget me","emoji":false},"value":"v","style":"danger"},
          {"type":"button","action_id":"b","text":{"type":"plain_text","text":"Yes","emoji":false},"value":"v"},
          {"type":"static_select","action_id":"c","options":[{"text":{"type":"plain_text","text":"One","emoji":false},"value":"1"}]}]}
        """, Same);

    [Fact]
    public void A_modal_is_written_with_its_inputs() => Written(new ModalViewDefinition
    {
        CallbackId = "write",
        Title = new PlainText("Words") { Emoji = false },
        Blocks = [new InputBlock { BlockId = "w", Label = new PlainText("Yours") { Emoji = false }, Element = new PlainTextInput { ActionId = "w", Multiline = true, MaxLength = 3_000 } }],
    }).ShouldBe(
        """
        {"type":"modal","callback_id":"write","title":{"type":"plain_text","text":"Words","emoji":false},"clear_on_close":false,"notify_on_close":false,"blocks":[
          {"type":"input","block_id":"w","label":{"type":"plain_text","text":"Yours","emoji":false},"optional":false,"dispatch_action":false,
           "element":{"type":"plain_text_input","action_id":"w","multiline":true,"max_length":3000,"focus_on_load":false}}]}
        """, Same);

    [Fact]
    public void A_message_s_blocks_come_back_as_they_were()
    {
        Block[] blocks =
        [
            new HeaderBlock { Text = "Plan" },
            new SectionBlock { Text = new Markdown("*now*") { Verbatim = true }, Fields = [new Markdown("a"), new PlainText("b")], Accessory = new Button { ActionId = "x", Text = "Go" } },
            new ContextBlock { Elements = [new PlainText("c"), new Markdown("d")] },
            new DividerBlock(),
        ];

        var again = Read<Block[]>(Written(blocks));

        again.Select(block => block.GetType()).ShouldBe([typeof(HeaderBlock), typeof(SectionBlock), typeof(ContextBlock), typeof(DividerBlock)]);
        Same.Equals(Written(again), Written(blocks)).ShouldBeTrue();
    }

    private static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(json, Settings)!;

    private static string Written(object value) => JsonConvert.SerializeObject(value, Settings);

    private static IEqualityComparer<string> Same { get; } =
        EqualityComparer<string>.Create((a, b) => JToken.DeepEquals(Ordered(JToken.Parse(a!)), Ordered(JToken.Parse(b!))));

    private static JToken Ordered(JToken token) => token switch
    {
        JObject json => new JObject(json.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Ordered(p.Value)))),
        JArray array => new JArray(array.Select(Ordered)),
        _ => token,
    };
}
