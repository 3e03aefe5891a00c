using static CoachBot.Testing.Slack.BlockKit.Rules;

namespace CoachBot.Testing.Slack.BlockKit;

/// <summary>What can be pressed, picked or filled in, with the limits of Slack's block element reference.</summary>
internal static class Elements
{
    private static readonly Rule Id = Words(255);
    private static readonly Rule Placeholder = PlainText(150);

    private static readonly Rule Confirm = new Shape(null)
        .Needs("title", PlainText(100)).Needs("text", Text(300)).Needs("confirm", PlainText(30)).Needs("deny", PlainText(30))
        .May("style", OneOf("primary", "danger")).Check;

    private static readonly Rule Dispatch = new Shape(null)
        .May("trigger_actions_on", List(1, 2, OneOf("on_enter_pressed", "on_character_entered"))).Check;

    private static readonly Rule Filter = new Shape(null)
        .May("include", List(1, 4, OneOf("im", "mpim", "private", "public")))
        .May("exclude_external_shared_channels", Flag).May("exclude_bot_users", Flag).Check;

    private static readonly Rule Option = OptionOf(PlainText(75)).Check;
    private static readonly Rule MarkedOption = OptionOf(Text(75)).Check;
    private static readonly Rule LinkOption = OptionOf(PlainText(75)).May("url", Url).Check;

    private static readonly Rule Groups = List(1, 100, new Shape(null).Needs("label", PlainText(75)).Needs("options", List(1, 100, Option)).Check);

    private static readonly Shape Button = Named("button")
        .Needs("text", PlainText(75)).May("url", Url).May("value", Words(2_000)).May("style", OneOf("primary", "danger"))
        .May("confirm", Confirm).May("accessibility_label", Words(75));

    private static readonly Shape Overflow = Named("overflow").Needs("options", List(1, 5, LinkOption)).May("confirm", Confirm);

    private static readonly Shape Image = new Shape("image")
        .May("image_url", Url).May("slack_file", Any).Needs("alt_text", Words(2_000)).Either("image_url", "slack_file");

    private static readonly Shape[] Menus =
    [
        Menu("static_select").May("options", List(1, 100, Option)).May("option_groups", Groups).May("initial_option", Option).Either("options", "option_groups"),
        Menu("external_select").May("initial_option", Option).May("min_query_length", Whole(0, 3_000)),
        Menu("users_select").May("initial_user", Id),
        Menu("conversations_select").May("initial_conversation", Id).May("default_to_current_conversation", Flag).May("response_url_enabled", Flag).May("filter", Filter),
        Menu("channels_select").May("initial_channel", Id).May("response_url_enabled", Flag),
    ];

    private static readonly Shape[] ManyMenus =
    [
        Menu("multi_static_select").May("options", List(1, 100, Option)).May("option_groups", Groups).May("initial_options", List(1, 100, Option))
            .May("max_selected_items", Whole(1, 100)).Either("options", "option_groups"),
        Menu("multi_external_select").May("initial_options", List(1, 100, Option)).May("min_query_length", Whole(0, 3_000)).May("max_selected_items", Whole(1, 100)),
        Menu("multi_users_select").May("initial_users", List(1, 100, Id)).May("max_selected_items", Whole(1, 100)),
        Menu("multi_conversations_select").May("initial_conversations", List(1, 100, Id)).May("default_to_current_conversation", Flag)
            .May("max_selected_items", Whole(1, 100)).May("filter", Filter),
        Menu("multi_channels_select").May("initial_channels", List(1, 100, Id)).May("max_selected_items", Whole(1, 100)),
    ];

    private static readonly Shape[] Pickers =
    [
        Menu("datepicker").May("initial_date", Like(@"^\d{4}-\d{2}-\d{2}$")),
        Menu("timepicker").May("initial_time", Like(@"^([01]\d|2[0-3]):[0-5]\d$")).May("timezone", Words(255)),
        Named("datetimepicker").May("initial_date_time", Whole(0, 9_999_999_999)).May("confirm", Confirm).May("focus_on_load", Flag),
        Named("checkboxes").Needs("options", List(1, 10, MarkedOption)).May("initial_options", List(1, 10, MarkedOption)).May("confirm", Confirm).May("focus_on_load", Flag),
        Named("radio_buttons").Needs("options", List(1, 10, MarkedOption)).May("initial_option", MarkedOption).May("confirm", Confirm).May("focus_on_load", Flag),
    ];

    private static readonly Shape[] Fields =
    [
        Field("plain_text_input").May("initial_value", Words(3_000, 0)).May("multiline", Flag).May("min_length", Whole(0, 3_000)).May("max_length", Whole(1, 3_000)),
        Field("email_text_input").May("initial_value", Words(3_000)),
        Field("url_text_input").May("initial_value", Words(3_000)),
        Field("number_input").Needs("is_decimal_allowed", Flag).May("initial_value", Words(255)).May("min_value", Words(255)).May("max_value", Words(255)),
        Field("rich_text_input").May("initial_value", RichText.Block.Check),
    ];

    private static readonly Shape FileInput = Named("file_input").May("filetypes", List(1, 100, Words(255))).May("max_files", Whole(1, 10));

    /// <summary>In an <c>actions</c> block.</summary>
    public static Rule InActions { get; } = ByType([Button, Overflow, .. Menus, .. ManyMenus, .. Pickers]);

    /// <summary>Beside a <c>section</c>.</summary>
    public static Rule AsAccessory { get; } = ByType([Button, Overflow, Image, .. Menus, .. ManyMenus, .. Pickers]);

    /// <summary>In an <c>input</c> block; a file only in a modal.</summary>
    public static Rule InInput { get; } = ByType([.. Menus, .. ManyMenus, .. Pickers, .. Fields, FileInput]);

    /// <summary>In a <c>context</c> block: an image or text.</summary>
    public static Rule InContext { get; } = (value, at, findings) =>
    {
        if ((string?)(value as Newtonsoft.Json.Linq.JObject)?["type"] == "image")
            Image.Check(value, at, findings);
        else
            Text(3_000)(value, at, findings);
    };

    private static Shape Named(string type) => new Shape(type).May("action_id", Id);

    private static Shape Menu(string type) => Named(type).May("placeholder", Placeholder).May("confirm", Confirm).May("focus_on_load", Flag);

    private static Shape Field(string type) => Named(type).May("placeholder", Placeholder).May("dispatch_action_config", Dispatch).May("focus_on_load", Flag);

    private static Shape OptionOf(Rule text) => new Shape(null).Needs("text", text).Needs("value", Words(150)).May("description", PlainText(75));
}
