using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

internal sealed class Conversations(ConnectorClient client) : IConversations
{
    public Task<ConversationResourceResponse> CreateAsync(ConversationParameters parameters, CancellationToken cancellationToken) =>
        CallAsync<ConversationResourceResponse>(HttpMethod.Post, "v3/conversations", parameters, cancellationToken);

    public Task<ResourceResponse> SendAsync(string conversationId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(HttpMethod.Post, Activities(conversationId), activity, cancellationToken);

    public Task<ResourceResponse> ReplyAsync(
        string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(HttpMethod.Post, OneActivity(conversationId, activityId), activity, cancellationToken);

    public Task<ResourceResponse> UpdateAsync(
        string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(HttpMethod.Put, OneActivity(conversationId, activityId), activity, cancellationToken);

    public Task DeleteAsync(string conversationId, string activityId, CancellationToken cancellationToken) =>
        CallAsync<object>(HttpMethod.Delete, OneActivity(conversationId, activityId), null, cancellationToken);

    private static string Activities(string conversationId)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return $"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
    }

    private static string OneActivity(string conversationId, string activityId)
    {
        ArgumentNullException.ThrowIfNull(activityId);
        return $"{Activities(conversationId)}/{Uri.EscapeDataString(activityId)}";
    }

    private async Task<T> CallAsync<T>(HttpMethod method, string path, object content, CancellationToken cancellationToken)
    {
        var root = client.BaseUri.AbsoluteUri;
        using var request = new HttpRequestMessage(method, new Uri(root.EndsWith('/') ? root + path : $"{root}/{path}"));
        var sent = content == null ? null : JsonConvert.SerializeObject(content, client.SerializationSettings);
        if (sent != null)
            request.Content = new StringContent(sent, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8"));
        if (client.Credentials != null)
            await client.Credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);

        using var response = await client.HttpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var received = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? Parse<T>(received) : throw Failure(request, sent, response, received);
    }

    private ErrorResponseException Failure(HttpRequestMessage request, string sent, HttpResponseMessage response, string received)
    {
        var error = new ErrorResponseException(string.Format(
            CultureInfo.InvariantCulture, "Operation returned an invalid status code '{0}'", response.StatusCode))
        {
            Request = new HttpRequestMessageWrapper(request, sent),
            Response = new HttpResponseMessageWrapper(response, received),
        };
        try
        {
            error.Body = Parse<ErrorResponse>(received);
        }
        catch (JsonException)
        {
            // A proxy's HTML page, say: the raw text stays in Response.Content.
        }

        return error;
    }

    private T Parse<T>(string json) =>
        string.IsNullOrWhiteSpace(json) ? default : JsonConvert.DeserializeObject<T>(json, client.DeserializationSettings);
}
