namespace CoachBot.Channels.Local;

/// <summary>Where a terminal's words come from.</summary>
public interface ITerminalInput
{
    /// <summary>The next message, an answer's label among them; null at the end of the input.</summary>
    string? Read(IReadOnlyList<Button> answers);
}

/// <summary>Plain lines, from a pipe or a file.</summary>
public sealed class LineInput(TextReader reader) : ITerminalInput
{
    public string? Read(IReadOnlyList<Button> answers) => reader.ReadLine();
}
