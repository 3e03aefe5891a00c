namespace CoachBot;

/// <summary>Everything that is under way at a glance, for channels that have a page for it, such as Slack's App Home. Looking changes nothing.</summary>
public sealed class Overview(IEnumerable<IOverviewPart> parts, ICasebookStore store, CopyBook voice, TimeProvider time)
{
    private readonly CopyFile copy = voice["Overview"];
    private readonly CopyFile root = voice["Root"];
    private readonly CopyFile welcome = voice["Welcome"];

    /// <summary>What to show, from the top: at least what the coach is and where to begin.</summary>
    public async Task<IReadOnlyList<CoachMessage>> ReadAsync(PersonKey person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var casebook = await Casebook.OpenAsync(store, person, now, cancellationToken);
        var glance = new Glance(Persons.Digest(person), now);
        var shown = new List<CoachMessage>();
        foreach (var part in parts)
        {
            if (await part.ShowAsync(casebook, glance) is { } message)
                shown.Add(message);
        }
        if (shown.Count == 0)
            shown.Add(new CoachMessage(welcome["hello"].Plain() + "\n\n" + copy["empty"].Plain()));
        return [.. shown, new CoachMessage(copy["begin"].Plain()) { Choices = StartButton.All(root, glance.Person) }, new CoachMessage(welcome["notice"].Plain())];
    }

    /// <summary>Ways to begin a talk, for channels that show them before a word is said: what the button says, and what it says for the person.</summary>
    public IReadOnlyList<(string Label, string Message)> Prompts => copy["prompts"].Choices.Select(c => (c.Label, c.Aliases[0])).ToList();

    /// <summary>While it is being read.</summary>
    public CoachMessage Loading => new(copy["loading"].Plain());

    /// <summary>When it cannot be read at the moment.</summary>
    public CoachMessage Unavailable => new(copy["unavailable"].Plain());
}
