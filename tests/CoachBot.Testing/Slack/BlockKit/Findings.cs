namespace CoachBot.Testing.Slack.BlockKit;

/// <summary>What is wrong with a payload, in Slack's words: <c>no more than 25 items allowed [json-pointer:/blocks/1/elements]</c>.</summary>
internal sealed class Findings(Surface surface)
{
    private readonly List<string> messages = [];

    public Surface Surface { get; } = surface;

    public IReadOnlyList<string> Messages => messages;

    public void Add(string message, string pointer) => messages.Add($"{message} [json-pointer:{pointer}]");
}

/// <summary>Where blocks are shown; it decides how many there may be and which kinds.</summary>
public enum Surface
{
    Message,
    Modal,
    Home,
}
