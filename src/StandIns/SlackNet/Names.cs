// Names of the package that nothing here uses. They are here so that what is ambiguous with the package is ambiguous with its
// stand-in too: SlackNet.Option with SlackNet.Blocks.Option, SlackNet.ILogger with that of Microsoft.Extensions.Logging, …
namespace SlackNet
{
    public interface ILogger;

    public class Option;

    public class OptionGroup;

    public class Error;

    public class Field;

    public class Reaction;
}

namespace SlackNet.Interaction
{
    public abstract class ActionElement;

    public class Button : ActionElement;

    public class Option;
}

namespace SlackNet.Events
{
    public class Reply;

    public class Hello : Event;
}
