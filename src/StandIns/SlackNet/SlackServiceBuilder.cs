using Newtonsoft.Json;
using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNet;

public interface ISlackServiceProvider
{
    ISlackApiClient GetApiClient();
    ISlackSocketModeClient GetSocketModeClient();
}

/// <summary>Clients without a container. Of several handlers for one thing all are called.</summary>
public class SlackServiceBuilder : ISlackServiceProvider
{
    private static readonly Task<object> Nothing = Task.FromResult<object>(null);

    private readonly List<Func<object, Task<object>>> _handlers = [];
    private readonly Lazy<ISlackApiClient> _api;
    private readonly Lazy<ISlackSocketModeClient> _socket;
    private Func<ISlackServiceProvider, ISlackApiClient> _apiProvider = _ => new SlackApiClient(null);
    private string _appLevelToken;

    public SlackServiceBuilder()
    {
        _api = new Lazy<ISlackApiClient>(() => _apiProvider(this));
        _socket = new Lazy<ISlackSocketModeClient>(() => new SlackSocketModeClient(
            GetApiClient().WithAccessToken(_appLevelToken), JsonSerializer.Create(Default.JsonSettings().SerializerSettings), HandleAsync));
    }

    public ISlackApiClient GetApiClient() => _api.Value;
    public ISlackSocketModeClient GetSocketModeClient() => _socket.Value;

    public SlackServiceBuilder UseApiClient(Func<ISlackServiceProvider, ISlackApiClient> apiClientProvider)
    {
        _apiProvider = apiClientProvider;
        return this;
    }

    public SlackServiceBuilder UseAppLevelToken(string token)
    {
        _appLevelToken = token;
        return this;
    }

    public SlackServiceBuilder RegisterEventHandler<TEvent>(IEventHandler<TEvent> handler) where TEvent : Event =>
        On<EventCallback>(callback => callback.Event is TEvent one ? Done(handler.Handle(one)) : Nothing);

    public SlackServiceBuilder RegisterBlockActionHandler<TAction>(IBlockActionHandler<TAction> handler) where TAction : BlockAction =>
        On<BlockActionRequest>(request => request.Action is TAction one ? Done(handler.Handle(one, request)) : Nothing);

    public SlackServiceBuilder RegisterMessageShortcutHandler(IMessageShortcutHandler handler) => On<MessageShortcut>(one => Done(handler.Handle(one)));

    public SlackServiceBuilder RegisterGlobalShortcutHandler(IGlobalShortcutHandler handler) => On<GlobalShortcut>(one => Done(handler.Handle(one)));

    public SlackServiceBuilder RegisterViewSubmissionHandler(string callbackId, IViewSubmissionHandler handler) =>
        On<ViewClosed>(view => view.View.CallbackId == callbackId ? Done(handler.HandleClose(view)) : Nothing)
            .On<ViewSubmission>(async view => view.View.CallbackId == callbackId && await handler.Handle(view).ConfigureAwait(false) is { ResponseAction: not null } answer ? answer : null);

    public SlackServiceBuilder RegisterSlashCommandHandler(string command, ISlashCommandHandler handler) => On<SlashCommand>(async one =>
        one.Command == command && await handler.Handle(one).ConfigureAwait(false) is { } answer ? new { answer.ResponseType, answer.Message?.Text, answer.Message?.Blocks } : null);

    private static async Task<object> Done(Task handled)
    {
        await handled.ConfigureAwait(false);
        return null;
    }

    private SlackServiceBuilder On<T>(Func<T, Task<object>> handle)
    {
        _handlers.Add(given => given is T one ? handle(one) : Nothing);
        return this;
    }

    private async Task<object> HandleAsync(object given) =>
        Array.Find(await Task.WhenAll(_handlers.Select(handle => handle(given))).ConfigureAwait(false), answer => answer != null);
}
