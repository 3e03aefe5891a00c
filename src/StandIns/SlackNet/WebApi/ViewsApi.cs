using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public interface IViewsApi
{
    Task<ViewResponse> Open(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default);
    Task<ViewResponse> Publish(string userId, HomeViewDefinition viewDefinition, string hash = null, CancellationToken cancellationToken = default);
}

public class ViewResponse
{
    public ViewInfo View { get; set; }
}

internal sealed class ViewsApi(ISlackApiClient client) : IViewsApi
{
    public Task<ViewResponse> Open(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default) =>
        client.Post<ViewResponse>("views.open", new Args { ["trigger_id"] = triggerId, ["view"] = view }, cancellationToken);

    public Task<ViewResponse> Publish(string userId, HomeViewDefinition viewDefinition, string hash = null, CancellationToken cancellationToken = default) =>
        client.Post<ViewResponse>("views.publish", new Args { ["user_id"] = userId, ["view"] = viewDefinition, ["hash"] = hash }, cancellationToken);
}
