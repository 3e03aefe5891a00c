using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

public class TurnContext : ITurnContext, IDisposable
{
    private const string LocaleKey = "turn.locale";

    private readonly IList<SendActivitiesHandler> _onSend = new List<SendActivitiesHandler>();
    private readonly IList<UpdateActivityHandler> _onUpdate = new List<UpdateActivityHandler>();
    private readonly IList<DeleteActivityHandler> _onDelete = new List<DeleteActivityHandler>();
    private bool _disposed;

    public TurnContext(BotAdapter adapter, Activity activity)
    {
        Adapter = adapter ?? throw new ArgumentNullException(nameof(adapter));
        Activity = activity ?? throw new ArgumentNullException(nameof(activity));
        TurnState = new TurnContextStateCollection();
    }

    /// <summary>The same turn seen with another activity: state, hooks and buffered replies are shared.</summary>
    public TurnContext(ITurnContext turnContext, Activity activity)
    {
        Activity = activity ?? throw new ArgumentNullException(nameof(activity));
        BotAssert.ContextNotNull(turnContext);
        Adapter = turnContext.Adapter;
        TurnState = turnContext.TurnState;
        Responded = turnContext.Responded;
        if (turnContext is TurnContext other)
        {
            BufferedReplyActivities = other.BufferedReplyActivities;
            _onSend = other._onSend;
            _onUpdate = other._onUpdate;
            _onDelete = other._onDelete;
        }
    }

    public BotAdapter Adapter { get; }

    public TurnContextStateCollection TurnState { get; }

    public Activity Activity { get; }

    public bool Responded { get; private set; }

    /// <summary>What a turn with delivery mode expectReplies has sent so far.</summary>
    public List<Activity> BufferedReplyActivities { get; } = new List<Activity>();

    public string Locale
    {
        get => TurnState.Get<string>(LocaleKey);
        set
        {
            if (value == null)
                TurnState.Remove(LocaleKey);
            else
                TurnState.Set(LocaleKey, value);
        }
    }

    public ITurnContext OnSendActivities(SendActivitiesHandler handler) => Register(_onSend, handler);

    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler) => Register(_onUpdate, handler);

    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler) => Register(_onDelete, handler);

    public async Task<ResourceResponse> SendActivityAsync(
        string textReplyToSend, string speak = null, string inputHint = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(textReplyToSend))
            throw new ArgumentNullException(nameof(textReplyToSend));

        var activity = new Activity(ActivityTypes.Message) { Text = textReplyToSend };
        if (!string.IsNullOrEmpty(speak))
            activity.Speak = speak;
        if (!string.IsNullOrEmpty(inputHint))
            activity.InputHint = inputHint;
        return await SendActivityAsync(activity, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        BotAssert.ActivityNotNull(activity);
        var responses = await SendActivitiesAsync([activity], cancellationToken).ConfigureAwait(false);

        // A send hook may have held the activity back.
        return responses is { Length: > 0 } ? responses[0] : new ResourceResponse();
    }

    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
            throw new ArgumentException("Expecting one or more activities, but the array was empty.", nameof(activities));

        var reference = Activity.GetConversationReference();
        var buffered = activities.Select(activity => activity.ApplyConversationReference(reference)).ToList();
        return Through(0);

        Task<ResourceResponse[]> Through(int hook) => hook == _onSend.Count
            ? ToAdapterAsync(buffered, cancellationToken)
            : _onSend[hook](this, buffered, () => Through(hook + 1));
    }

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        BotAssert.ActivityNotNull(activity);
        var replacement = activity.ApplyConversationReference(Activity.GetConversationReference());
        return Through(0);

        async Task<ResourceResponse> Through(int hook)
        {
            if (hook == _onUpdate.Count)
                return await Adapter.UpdateActivityAsync(this, replacement, cancellationToken).ConfigureAwait(false);

            return await _onUpdate[hook](this, replacement, async () =>
            {
                var response = await Through(hook + 1).ConfigureAwait(false);
                replacement.Id = response.Id;
                return response;
            }).ConfigureAwait(false);
        }
    }

    public async Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(activityId))
            throw new ArgumentNullException(nameof(activityId));

        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        await DeleteActivityAsync(reference, cancellationToken).ConfigureAwait(false);
    }

    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        BotAssert.ConversationReferenceNotNull(conversationReference);
        return Through(0);

        Task Through(int hook) => hook == _onDelete.Count
            ? Adapter.DeleteActivityAsync(this, conversationReference, cancellationToken)
            : _onDelete[hook](this, conversationReference, () => Through(hook + 1));
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            TurnState.Dispose();
        }
    }

    private TurnContext Register<T>(IList<T> hooks, T handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        hooks.Add(handler);
        return this;
    }

    private async Task<ResourceResponse[]> ToAdapterAsync(List<Activity> activities, CancellationToken cancellationToken)
    {
        ResourceResponse[] responses;
        if (Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            responses = activities.Select(_ => new ResourceResponse()).ToArray();
            foreach (var activity in activities)
            {
                BufferedReplyActivities.Add(activity);

                // The adapter, which would have put it there, never sees this activity.
                if (activity.Type == ActivityTypesEx.InvokeResponse)
                    TurnState[BotAdapter.InvokeResponseKey] = activity;
            }
        }
        else
        {
            responses = await Adapter.SendActivitiesAsync(this, activities.ToArray(), cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < responses.Length; i++)
                activities[i].Id = responses[i].Id;
        }

        if (activities.Take(responses.Length).Any(activity => activity.Type != ActivityTypes.Trace))
            Responded = true;
        return responses;
    }
}
