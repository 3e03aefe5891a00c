using System.Text;
using Spectre.Console;

namespace CoachBot.Channels.Local;

/// <summary>
/// A person at a keyboard. Words are typed; the up and down arrows put the offered answers on the line, as a shell does with
/// its history, so that no key press can throw away what was typed for an answer.
/// </summary>
public sealed class KeyboardInput(IAnsiConsole console) : ITerminalInput
{
    private const string Prompt = "\u001b[36m›\u001b[0m ";
    private const string ClearLine = "\r\u001b[2K";

    public string? Read(IReadOnlyList<Button> answers)
    {
        var line = new StringBuilder();
        var chosen = -1;
        Write(Prompt);
        while (console.Input.ReadKey(intercept: true) is { } key)
        {
            switch (key.Key)
            {
                case ConsoleKey.Enter when console.Input.IsKeyAvailable():
                    // A pasted email comes as many lines at once.
                    line.Append('\n');
                    Write("\n");
                    break;
                case ConsoleKey.Enter:
                    Write("\n\n");
                    return line.ToString();
                case ConsoleKey.DownArrow or ConsoleKey.UpArrow when answers.Count > 0:
                    chosen = key.Key == ConsoleKey.DownArrow ? (chosen + 1) % answers.Count : (Math.Max(chosen, 0) - 1 + answers.Count) % answers.Count;
                    Replace(line, answers[chosen].Label);
                    break;
                case ConsoleKey.Backspace when line.Length > 0:
                    Replace(line, line.ToString(0, line.Length - (char.IsLowSurrogate(line[^1]) && line.Length > 1 ? 2 : 1)));
                    break;
                case ConsoleKey.U when key.Modifiers.HasFlag(ConsoleModifiers.Control):
                    Replace(line, "");
                    break;
                case ConsoleKey.D when key.Modifiers.HasFlag(ConsoleModifiers.Control) && line.Length == 0:
                    return null;
                default:
                    if (key.KeyChar != '\0' && !char.IsControl(key.KeyChar))
                    {
                        line.Append(key.KeyChar);
                        Write(key.KeyChar.ToString());
                    }
                    break;
            }
        }
        return null;
    }

    private void Replace(StringBuilder line, string text)
    {
        line.Clear().Append(text);
        Write(ClearLine + Prompt + text[(text.LastIndexOf('\n') + 1)..]);
    }

    private void Write(string text)
    {
        console.Profile.Out.Writer.Write(text);
        console.Profile.Out.Writer.Flush();
    }
}
