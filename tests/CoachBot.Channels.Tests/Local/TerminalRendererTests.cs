using CoachBot.Channels.Local;
using Spectre.Console;

namespace CoachBot.Channels.Tests.Local;

public sealed class TerminalRendererTests
{
    private static readonly ButtonPress Press = new("p", "c", "q", "a");

    [Fact]
    public void Text_is_wrapped_and_its_answers_are_numbered() => ShouldRender(
        new CoachMessage("Which company was it? Its **name** is enough, and you can *skip* what you would rather keep to yourself.\n\n- first\n- second \\*literal\\*")
        {
            Choices = [new("Contoso", Press), new("Somewhere else", Press)],
        },
        """
          Which company was it? Its name is enough, and you can skip what you would
          rather keep to yourself.

          • first
          • second *literal*

          1 Contoso
          2 Somewhere else
        """);

    [Fact]
    public void A_card_of_facts_is_a_panel_with_a_table() => ShouldRender(
        new CoachMessage("Is it right?")
        {
            Card = new Card("What happened") { Facts = [new("Company", "Contoso"), new("Reason given", "more [experience]")] },
        },
        """
          Is it right?

          ╭─ What happened ──────────────────────────────────────────────────────────╮
          │ Company       Contoso                                                    │
          │ Reason given  more [experience]                                          │
          ╰──────────────────────────────────────────────────────────────────────────╯
        """);

    [Fact]
    public void A_plan_shows_what_is_done_and_what_comes_next() => ShouldRender(
        new CoachMessage("")
        {
            Card = new Card("Your plan")
            {
                Steps = [new("Reply", StepState.Done), new("Reflect", StepState.Next), new("Decide", StepState.Open), new("Wait", StepState.Skipped)],
                Actions = [new("I've done it", Press)],
            },
        },
        """
          ╭─ Your plan ──────────────────────────────────────────────────────────────╮
          │ ✓ Reply                                                                  │
          │ → Reflect                                                                │
          │ ○ Decide                                                                 │
          │ – Wait (skipped)                                                         │
          │                                                                          │
          │ 1 I've done it                                                           │
          ╰──────────────────────────────────────────────────────────────────────────╯
        """);

    [Fact]
    public void A_draft_stands_in_a_box_of_its_own_line_by_line() => ShouldRender(
        new CoachMessage("Here it is.") { Card = new Card("Your thank-you") { Draft = "Dear Priya,\n\nthank you.\u001b[31m\n\nMaya" } },
        """
          Here it is.

          ╔═ Your thank-you ═════════════════════════════════════════════════════════╗
          ║ Dear Priya,                                                              ║
          ║                                                                          ║
          ║ thank you.[31m                                                           ║
          ║                                                                          ║
          ║ Maya                                                                     ║
          ╚══════════════════════════════════════════════════════════════════════════╝
        """);

    internal static (IAnsiConsole Console, StringWriter Screen) Screen()
    {
        var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = 80;
        console.Profile.Capabilities.Unicode = true;
        return (console, screen);
    }

    private static void ShouldRender(CoachMessage message, string expected)
    {
        var (console, screen) = Screen();
        console.Write(TerminalRenderer.Render(message));
        var lines = screen.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        string.Join('\n', lines).TrimEnd('\n').ShouldBe(expected.ReplaceLineEndings("\n"));
    }
}
