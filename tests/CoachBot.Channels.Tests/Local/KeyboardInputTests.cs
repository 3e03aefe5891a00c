using CoachBot.Channels.Local;
using Spectre.Console;

namespace CoachBot.Channels.Tests.Local;

public class KeyboardInputTests
{
    private static readonly IReadOnlyList<Button> Offered =
        [new("Skip", new ButtonPress("p", "c", "q", "skip")), new("Leave it out", new ButtonPress("p", "c", "q", "leave"))];

    [Fact]
    public void Typed_words_are_what_was_said_whatever_is_offered() => Read(Typed("Anna"), Enter).ShouldBe("Anna");

    [Fact]
    public void Arrows_put_an_offered_answer_on_the_line() => Read(Key(ConsoleKey.DownArrow), Key(ConsoleKey.DownArrow), Enter).ShouldBe("Leave it out");

    [Fact]
    public void The_up_arrow_begins_at_the_last_answer() => Read(Key(ConsoleKey.UpArrow), Enter).ShouldBe("Leave it out");

    [Fact]
    public void Backspace_takes_back_a_letter_and_a_whole_emoji() => Read(Typed("ab👋"), Key(ConsoleKey.Backspace), Key(ConsoleKey.Backspace), Enter).ShouldBe("a");

    [Fact]
    public void A_paste_of_several_lines_is_one_message() => Read(Typed("Dear Maya,"), Enter, Typed("no."), Enter).ShouldBe("Dear Maya,\nno.");

    [Fact]
    public void Ctrl_D_on_an_empty_line_leaves() => Read([new ConsoleKeyInfo('\u0004', ConsoleKey.D, shift: false, alt: false, control: true)]).ShouldBeNull();

    private static string? Read(params ConsoleKeyInfo[][] keys)
    {
        var console = new KeyedConsole(keys.SelectMany(k => k));
        return new KeyboardInput(console).Read(Offered);
    }

    private static ConsoleKeyInfo[] Enter => Key(ConsoleKey.Enter);

    private static ConsoleKeyInfo[] Key(ConsoleKey key) => [new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: false)];

    private static ConsoleKeyInfo[] Typed(string text) => text.Select(c => new ConsoleKeyInfo(c, ConsoleKey.None, shift: false, alt: false, control: false)).ToArray();

    /// <summary>A console whose keys were pressed beforehand.</summary>
    private sealed class KeyedConsole(IEnumerable<ConsoleKeyInfo> keys) : IAnsiConsole, IAnsiConsoleInput
    {
        private readonly Queue<ConsoleKeyInfo> keys = new(keys);
        private readonly IAnsiConsole screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(new StringWriter()) });

        public Spectre.Console.Profile Profile => screen.Profile;

        public IAnsiConsoleCursor Cursor => screen.Cursor;

        public IAnsiConsoleInput Input => this;

        public IExclusivityMode ExclusivityMode => screen.ExclusivityMode;

        public Spectre.Console.Rendering.RenderPipeline Pipeline => screen.Pipeline;

        public void Clear(bool home) => screen.Clear(home);

        public void Write(Spectre.Console.Rendering.IRenderable renderable) => screen.Write(renderable);

        public bool IsKeyAvailable() => keys.Count > 0;

        public ConsoleKeyInfo? ReadKey(bool intercept) => keys.TryDequeue(out var key) ? key : null;

        public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) => Task.FromResult(ReadKey(intercept));
    }
}
