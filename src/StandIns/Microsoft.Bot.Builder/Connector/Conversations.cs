using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

internal sealed class Conversations(ConnectorClient client) : IConversations
{
    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(
        ConversationParameters parameters, Dictionary<string, List<string>> customHeaders, CancellationToken cancellationToken) =>
        CallAsync<ConversationResourceResponse>(HttpMethod.Post, "v3/conversations", parameters, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(
        string conversationId, Activity activity, Dictionary<string, List<string>> customHeaders, CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(HttpMethod.Post, Activities(conversationId), activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Activity activity,
        Dictionary<string, List<string>> customHeaders,
        CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(
            HttpMethod.Post, OneActivity(conversationId, activityId), activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Activity activity,
        Dictionary<string, List<string>> customHeaders,
        CancellationToken cancellationToken) =>
        CallAsync<ResourceResponse>(
            HttpMethod.Put, OneActivity(conversationId, activityId), activity, customHeaders, cancellationToken);

    public async Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Dictionary<string, List<string>> customHeaders,
        CancellationToken cancellationToken) =>
        await CallAsync<object>(
            HttpMethod.Delete, OneActivity(conversationId, activityId), null, customHeaders, cancellationToken).ConfigureAwait(false);

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

    private async Task<HttpOperationResponse<T>> CallAsync<T>(
        HttpMethod method,
        string path,
        object content,
        Dictionary<string, List<string>> customHeaders,
        CancellationToken cancellationToken)
    {
        var root = client.BaseUri.AbsoluteUri;
        var request = new HttpRequestMessage(method, new Uri(root.EndsWith('/') ? root + path : $"{root}/{path}"));
        foreach (var (name, values) in customHeaders ?? [])
            request.Headers.TryAddWithoutValidation(name, values);

        var sent = content == null ? null : JsonConvert.SerializeObject(content, client.SerializationSettings);
        if (sent != null)
            request.Content = new StringContent(sent, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8"));
        if (client.Credentials != null)
            await client.Credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);

        var response = await client.HttpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var received = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw Failure(request, sent, response, received);

        return new HttpOperationResponse<T> { Request = request, Response = response, Body = Parse<T>(received) };
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
