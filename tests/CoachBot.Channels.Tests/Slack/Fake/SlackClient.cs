using System.Net.Http.Headers;
using System.Text;
using CoachBot.Testing.Slack;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Slack.Fake;

/// <summary>Bare calls of the Web API, so that a test says exactly what goes over the wire.</summary>
internal sealed class SlackClient(FakeSlack slack, string? token = null) : IDisposable
{
    private readonly HttpClient http = new();

    public async Task<(HttpResponseMessage Response, JObject Answer)> PostAsync(string method, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(slack.ApiUrl, method)) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        var response = await http.SendAsync(request);
        return (response, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }

    public async Task<JObject> FormAsync(string method, params (string Name, string Value)[] values) =>
        (await PostAsync(method, new FormUrlEncodedContent(values.Select(v => new KeyValuePair<string, string>(v.Name, v.Value))))).Answer;

    public async Task<JObject> JsonAsync(string method, JObject body) =>
        (await PostAsync(method, new StringContent(body.ToString(), Encoding.UTF8, "application/json"))).Answer;

    public void Dispose() => http.Dispose();
}
