namespace CoachBot.Testing;

/// <summary>Messages of every shape that a renderer must draw, the hostile ones among them.</summary>
public static class Specimens
{
    private const string Hostile = "**bold** _it_ ~no~ `code` [win](https://evil.example) <!channel> <@U1> <https://evil.example|click> &lt;b&gt; 1. - # > *";

    public static IReadOnlyDictionary<string, CoachMessage> All { get; } = new Dictionary<string, CoachMessage>(StringComparer.Ordinal)
    {
        ["plain"] = new("I'm sorry. That hurts, most of all when you wanted it."),
        ["marked-up"] = new("**What you won:** you were one of *the few*.\n\nThree things:\n\n- one **bold** step\n- a _second_ one\n- C\\# and e\\-mail\n\nGo on."),
        ["hostile"] = new($"You said: {Markdown.Escape(Hostile)}\n\n{Markdown.Escape("- no list")}\n\n{Markdown.Escape("1. no list\n# no heading")}\n\n**{Markdown.Escape("*nested*")}**"),
        ["unicode"] = new(Markdown.Escape("👩🏽‍💻 שלום, אני מיה \u202Eevil\u202C zero\u200Bwidth \uFEFF İstanbul 数据分析师 e\u0301")),
        ["long"] = new(string.Join("\n\n", Enumerable.Range(1, 60).Select(i => $"**{i}.** {string.Join(' ', Enumerable.Repeat($"word{i}", 30))}"))),
        ["one-long-word"] = new("*" + new string('x', 7_000) + "*"),
        ["choices-1"] = Asking(1),
        ["choices-5"] = Asking(5),
        ["choices-6"] = Asking(6),
        ["choices-7"] = Asking(7),
        ["choices-20"] = Asking(20),
        ["choices-long-ids"] = Asking(8) with { Choices = [.. Enumerable.Range(1, 8).Select(i => Answer(i, new string('q', 140)))] },
        ["choice-hostile"] = new("Which?") { Choices = [new Button("<!channel> *Contoso* & Sons [x](y)", new ButtonPress("p", "c", "which", "a|b\"<>"))] },
        ["facts"] = new("Here is what I would note down. Is it right?")
        {
            Card = new Card("What happened")
            {
                Facts = [new("Company", "Contoso"), new("Job", "Data analyst"), new("Reason given", Hostile), new("Praised", "- your *SQL*"), new("Said", "1. \"x\"")],
            },
            Choices = [Answer(1), Answer(2)],
        },
        ["many-facts"] = new("")
        {
            Card = new Card("Where things stand") { Facts = [.. Enumerable.Range(1, 13).Select(i => new Fact($"Fact {i}", i == 13 ? new string('é', 4_000) : $"Value {i}"))] },
        },
        ["plan"] = new("It's noted. Here is one short plan with the next step marked:")
        {
            Card = new Card("Contoso (data analyst): what comes next")
            {
                Text = "**Next:** ask Contoso what would have made the difference.",
                Steps =
                [
                    new("Answer them", StepState.Done),
                    new("Ask for feedback", StepState.Next),
                    new("Reflect", StepState.Open),
                    new("Decide: stay in touch or let go", StepState.Skipped),
                    new("The *next* <application>", StepState.Open),
                ],
                Actions = [Answer(1), Answer(2)],
            },
        },
        ["draft"] = new("Here is a draft. It is yours: change anything.")
        {
            Card = new Card("Your thank-you")
            {
                Draft = "Dear Priya,\n\nThank you for telling me. I enjoyed meeting the team & *especially* the SQL talk.\r\n\r\n- no list\n<!channel> `code`\n\nKind regards,\nMaya 👋",
            },
            Choices = [.. Enumerable.Range(1, 6).Select(i => Answer(i))],
        },
        ["long-draft"] = new("") { Card = new Card(new string('t', 300)) { Draft = string.Join('\n', Enumerable.Range(1, 80).Select(i => $"Line {i} of a letter that goes on for too long.")) } },
        ["funnel"] = new("Here is your search so far.")
        {
            Card = new Card("Your funnel")
            {
                Text = "Most stop between the application and the first talk.",
                Chart = new Chart("Applications by how far they got", [new("Applied", 24), new("First *talk*", 7), new("Interview <two>", 3), new("Offer", 0)]),
            },
        },
        ["weekly-review"] = new("Your week.")
        {
            Card = new Card("Week of 16 November")
            {
                Text = "You did **three** of four things.",
                Facts = [new("Sent", "4 applications"), new("Answers", "1 invitation, 1 rejection")],
                Steps = [new("Write to Priya", StepState.Done), new("Practise the story", StepState.Next)],
                Chart = new Chart("Applications a week", [new("2 Nov", 2), new("9 Nov", 3.5)]),
            },
            Choices = [Answer(1), Answer(2)],
        },
        ["contact"] = new("")
        {
            Card = new Card("Priya Nair") { Facts = [new("Company", "Contoso"), new("Last touch", "12 October"), new("Next", "January")], Actions = [Answer(1), Answer(2)] },
        },
        ["reminder"] = new("You wanted to write to **Priya** today.")
        {
            Notice = "A reminder from your coach",
            Choices = [Answer(1, "remind/done"), Answer(2, "remind/snooze"), Answer(3, "remind/skip")],
        },
        ["field"] = new("Change what you like.") { Input = new TextInput("Your note", "Dear Priya,\nthank you.", new ButtonPress("0123456789", "01JD8M3V9Q4T7X2Z6B5N0C1F8G", "note", "")) },
        ["everything"] = new("All at once.")
        {
            Card = new Card("All")
            {
                Text = "Text with **bold**.\n\n- a\n- b",
                Facts = [new("Fact", "value")],
                Steps = [new("Step", StepState.Next)],
                Draft = "Draft",
                Actions = [Answer(91), Answer(92)],
            },
            Choices = [.. Enumerable.Range(1, 7).Select(i => Answer(i))],
        },
    };

    /// <summary>Their names, for theories.</summary>
    public static IEnumerable<object[]> Names => All.Keys.Select(name => new object[] { name });

    private static CoachMessage Asking(int choices) => new($"Which of these {choices}?") { Choices = [.. Enumerable.Range(1, choices).Select(i => Answer(i))] };

    private static Button Answer(int number, string question = "thanks/which") =>
        new($"Answer {number}", new ButtonPress("0123456789", "01JD8M3V9Q4T7X2Z6B5N0C1F8G", question, $"answer-{number}"));
}
