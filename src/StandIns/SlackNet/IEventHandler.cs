using SlackNet.Events;

namespace SlackNet;

public interface IEventHandler<in T> where T : Event
{
    Task Handle(T slackEvent);
}
