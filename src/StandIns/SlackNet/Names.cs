// Names of the package that nothing here uses. They are here so that what is ambiguous with the package is ambiguous with its
// stand-in too: SlackNet.Option with SlackNet.Blocks.Option, SlackNet.ILogger with that of Microsoft.Extensions.Logging, …
namespace SlackNet
{
    public interface ILogger;
    public class Attachment;
    public class Error;
    public class Field;
    public class File;
    public class Option;
    public class Reaction;
}

namespace SlackNet.Interaction
{
    public class Button;
    public class MessageUpdateResponse;
    public class Option;
}
