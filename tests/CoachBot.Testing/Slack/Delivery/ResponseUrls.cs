using CoachBot.Testing.Slack.Api;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Delivery;

/// <summary>Addresses by which an app may answer an interaction or a command: five times within 30 minutes.</summary>
internal sealed class ResponseUrls(FakeSlack slack)
{
    private const int MostUses = 5;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, ResponseUrl> urls = new(StringComparer.Ordinal);

    public string New(SlackPerson person, SlackChannel channel, SlackMessage? message)
    {
        lock (slack.Gate)
        {
            var id = SlackApp.Secret();
            urls[id] = new ResponseUrl(person, channel, message, slack.Clock.GetUtcNow() + Life);
            return new Uri(slack.Url, $"response/{id}").AbsoluteUri;
        }
    }

    public async Task<IResult> AnswerAsync(HttpRequest request, string id)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        lock (slack.Gate)
        {
            if (!urls.TryGetValue(id, out var url))
                return Results.Text("no_service", statusCode: 404);
            if (url.Uses == MostUses)
                return Results.Text("used_url", statusCode: 404);
            if (slack.Clock.GetUtcNow() > url.Until)
                return Results.Text("expired_url", statusCode: 404);
            try
            {
                Apply(url.Person, url.Channel, url.Message, ApiCall.Parse(body) as JObject ?? throw new SlackApiError("invalid_payload"));
                url.Uses++;
                return Results.Text("ok");
            }
            catch (SlackApiError e)
            {
                return Results.Text(e.Code, statusCode: 400);
            }
            catch (JsonException)
            {
                return Results.Text("invalid_payload", statusCode: 400);
            }
        }
    }

    /// <summary>Shows what an app answered: to the person alone unless it says <c>in_channel</c>.</summary>
    public void Apply(SlackPerson person, SlackChannel channel, SlackMessage? origin, JObject answer)
    {
        if ((bool?)answer["delete_original"] == true)
        {
            if (origin is not null)
                channel.Remove(origin);
            return;
        }
        var text = (string?)answer["text"] ?? "";
        var blocks = Content.Read(answer["blocks"], slack);
        if (text.Length == 0 && blocks.Count == 0)
            throw new SlackApiError("no_text");
        if ((bool?)answer["replace_original"] == true && origin is not null)
        {
            origin.Text = text;
            origin.Blocks = blocks;
            origin.IsEdited = true;
            slack.Changed();
            return;
        }
        channel.Add(new SlackMessage(channel, slack.NewTs(), channel.Workspace.BotUserId)
        {
            IsFromBot = true,
            EphemeralTo = (string?)answer["response_type"] == "in_channel" ? null : person.Id,
            ThreadTs = (string?)answer["thread_ts"],
            Text = text,
            Blocks = blocks,
        });
    }
}

internal sealed record ResponseUrl(SlackPerson Person, SlackChannel Channel, SlackMessage? Message, DateTimeOffset Until)
{
    public int Uses { get; set; }
}
