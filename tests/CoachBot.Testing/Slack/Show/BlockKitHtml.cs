using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack;

/// <summary>Block Kit as a page that resembles Slack, to be looked at. Everything is escaped; nothing in it runs or loads.</summary>
public static class BlockKitHtml
{
    private const string Style = """
        body{font:15px/1.46 Lato,"Helvetica Neue",Arial,sans-serif;color:#1d1c1d;background:#fff;margin:0;padding:16px 20px;max-width:680px}
        h1{font-size:13px;color:#616061;font-weight:400;border-bottom:1px solid #ddd;padding-bottom:8px}
        .m{display:flex;gap:8px;margin:14px 0}.a{flex:none;width:36px;height:36px;border-radius:8px;background:#4a154b;color:#fff;text-align:center;line-height:36px;font-weight:700}
        .p .a{background:#2eb67d}.w{font-weight:900}.t,.e{color:#616061;font-size:12px;margin-left:6px}.c{flex:1;min-width:0;overflow-wrap:anywhere}.k{margin:4px 0}
        .only{color:#616061;font-size:12px}.h{font-size:18px;font-weight:900;margin-top:8px}.x{color:#616061;font-size:13px}hr{border:0;border-top:1px solid #ddd}
        .f{display:grid;grid-template-columns:1fr 1fr;gap:8px 16px}.b{display:inline-block;border:1px solid #1d1c1d4d;border-radius:8px;padding:4px 12px;margin:4px 8px 4px 0;font-weight:700;font-size:14px}
        .b.primary{background:#007a5a;color:#fff}.b.danger{background:#e01e5a;color:#fff}.s{display:inline-block;border:1px solid #1d1c1d4d;border-radius:8px;padding:4px 12px;margin:4px 0}
        .s ul{margin:4px 0 0;padding-left:18px;font-size:13px;color:#616061}pre{background:#f8f8f8;border:1px solid #ddd;border-radius:4px;padding:8px;white-space:pre-wrap;font:12px/1.5 Monaco,Menlo,monospace;margin:4px 0}
        code{background:#f8f8f8;border:1px solid #ddd;border-radius:3px;padding:1px 3px;color:#e01e5a;font-size:12px}blockquote{border-left:4px solid #ddd;margin:0;padding-left:12px}
        .field{border:1px solid #1d1c1d80;border-radius:4px;min-height:22px;padding:6px 12px;color:#616061}.field.tall{min-height:90px}.view{border:1px solid #ddd;border-radius:8px;padding:0 24px 16px;box-shadow:0 4px 12px #0002}
        .view h2{font-size:20px;border-bottom:1px solid #ddd;padding-bottom:12px}.foot{text-align:right;border-top:1px solid #ddd;margin-top:16px;padding-top:12px}
        .active{background:#ff0;color:#c00;font-weight:900;outline:3px solid #c00;padding:0 3px}.active.link{outline:2px dashed #06c;color:#06c;background:#e8f5fa}
        """;

    /// <summary>A whole page of messages, in order.</summary>
    public static string Page(string title, IEnumerable<SlackMessage> messages, IReadOnlyList<SlackView>? views = null) =>
        Page(title, string.Concat(messages.Select(Message)) + string.Concat((views ?? []).Select(View)));

    /// <summary>A page around blocks that were not sent, as one message of the app.</summary>
    public static string Page(string title, JArray blocks) => Page(title, Frame("CoachBot", isPerson: false, "", Blocks(blocks)));

    /// <summary>The inside of a message or view.</summary>
    public static string Blocks(JArray blocks) => string.Concat(blocks.OfType<JObject>().Select(b => $"<div class=\"k\">{Block(b)}</div>"));

    private static string Page(string title, string body) =>
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{Encode(title)}</title><style>{Style}</style><body><h1>{Encode(title)}</h1>{body}</body></html>";

    private static string Message(SlackMessage message)
    {
        var person = message.Channel.Workspace.FindPerson(message.User);
        var note = message.EphemeralTo is not null ? "<div class=\"only\">Only visible to you</div>" : "";
        var inside = message.Blocks.Count > 0 && message.IsFromBot ? Blocks(message.Blocks) : MrkdwnHtml.Render(message.Text);
        var files = string.Concat(message.Files.Select(f => $"<div class=\"s\">{Encode(f.Title)} <small>{f.Content.Length} bytes</small></div>"));
        return Frame(person?.Name ?? "CoachBot", person is not null, note, inside + files + (message.IsEdited ? "<span class=\"e\">(edited)</span>" : ""));
    }

    private static string Frame(string who, bool isPerson, string note, string inside) =>
        $"<div class=\"m {(isPerson ? "p" : "")}\"><div class=\"a\">{Encode(who[..1])}</div><div class=\"c\">{note}<span class=\"w\">{Encode(who)}</span>{(isPerson ? "" : "<span class=\"t\">APP</span>")}<div>{inside}</div></div></div>";

    private static string View(SlackView view)
    {
        var json = view.ToJson();
        string Foot(string name, string kind) => json[name] is JObject text ? $"<span class=\"b {kind}\">{Text(text)}</span>" : "";
        return view.Type == "home"
            ? $"<div class=\"view\"><h2>Home</h2>{Blocks(view.Blocks)}</div>"
            : $"<div class=\"view\"><h2>{Encode(view.Title)}</h2>{Blocks(view.Blocks)}<div class=\"foot\">{Foot("close", "")}{Foot("submit", "primary")}</div></div>";
    }

    private static string Block(JObject block) => (string?)block["type"] switch
    {
        "section" => Section(block),
        "header" => $"<div class=\"h\">{Text(block["text"])}</div>",
        "divider" => "<hr>",
        "context" => $"<div class=\"x\">{string.Join(" ", ((JArray)block["elements"]!).Select(e => (string?)e["type"] == "image" ? Encode($"[{e["alt_text"]}]") : Text(e)))}</div>",
        "actions" => string.Concat(((JArray)block["elements"]!).OfType<JObject>().Select(Element)),
        "input" => $"<b>{Text(block["label"])}</b>{((bool?)block["optional"] == true ? " <small>(optional)</small>" : "")}{Element((JObject)block["element"]!)}<div class=\"x\">{Text(block["hint"])}</div>",
        "rich_text" => string.Concat(((JArray)block["elements"]!).OfType<JObject>().Select(RichPart)),
        "markdown" => $"<pre>{Encode((string)block["text"]!)}</pre>",
        "image" => $"<div class=\"s\">image: {Encode((string)block["alt_text"]!)}</div>",
        var other => $"<div class=\"active\">unknown block {Encode(other ?? "")}</div>",
    };

    private static string Section(JObject block)
    {
        var html = new StringBuilder(Text(block["text"]));
        if (block["fields"] is JArray fields)
            html.Append("<div class=\"f\">").AppendJoin("", fields.Select(f => $"<div>{Text(f)}</div>")).Append("</div>");
        if (block["accessory"] is JObject accessory)
            html.Append("<div>").Append(Element(accessory)).Append("</div>");
        return html.ToString();
    }

    private static string Element(JObject element) => (string?)element["type"] switch
    {
        "button" => $"<span class=\"b {Encode((string?)element["style"] ?? "")}\">{Text(element["text"])}</span>",
        "plain_text_input" => $"<div class=\"field {((bool?)element["multiline"] == true ? "tall" : "")}\">{Encode((string?)element["initial_value"] ?? "")}{Text(element["placeholder"])}</div>",
        "image" => $"<div class=\"s\">image: {Encode((string?)element["alt_text"] ?? "")}</div>",
        _ => $"<div class=\"s\">{Text(element["placeholder"])} ▾<ul>{string.Concat(BlockReader.Options(element).Select(o => $"<li>{Text(o["text"])}</li>"))}</ul></div>",
    };

    private static string RichPart(JObject part)
    {
        var inside = string.Concat(((JArray)part["elements"]!).OfType<JObject>().Select(e => (string?)part["type"] == "rich_text_list" ? $"<li>{RichPart(e)}</li>" : RichText(e)));
        return (string?)part["type"] switch
        {
            "rich_text_preformatted" => $"<pre>{inside.Replace("<br>", "\n", StringComparison.Ordinal)}</pre>",
            "rich_text_quote" => $"<blockquote>{inside}</blockquote>",
            "rich_text_list" => (string?)part["style"] == "ordered" ? $"<ol>{inside}</ol>" : $"<ul>{inside}</ul>",
            _ => inside,
        };
    }

    private static string RichText(JObject element)
    {
        var text = (string?)element["type"] switch
        {
            "text" => MrkdwnHtml.Plain((string)element["text"]!),
            "link" => $"<span class=\"active link\">{Encode((string?)element["text"] ?? "")} <small>→ {Encode((string)element["url"]!)}</small></span>",
            "emoji" => Encode($":{element["name"]}:"),
            var kind => $"<span class=\"active mention\">{Encode($"{kind} {element["user_id"] ?? element["range"] ?? element["channel_id"]}")}</span>",
        };
        return (bool?)element["style"]?["bold"] == true ? $"<b>{text}</b>" : (bool?)element["style"]?["italic"] == true ? $"<i>{text}</i>" : text;
    }

    private static string Text(JToken? text) => (string?)text?["type"] switch
    {
        "mrkdwn" => MrkdwnHtml.Render((string)text["text"]!),
        "plain_text" => MrkdwnHtml.Plain((string)text["text"]!),
        _ => "",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
