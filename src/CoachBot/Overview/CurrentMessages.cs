namespace CoachBot;

/// <summary>A message that was sent some time ago, as things stand now, for channels that ask when it is looked at. Looking changes nothing.</summary>
public sealed class CurrentMessages(IEnumerable<ICurrentCard> cards, ICasebookStore store, CopyBook voice, TimeProvider time)
{
    private readonly CopyFile copy = voice["Reminders"];
    private readonly Dictionary<string, ICurrentCard> byKind = cards.ToDictionary(c => c.Kind, StringComparer.Ordinal);

    /// <summary>Whether looking again can show anything else.</summary>
    public static bool CanChange(CoachMessage message) => message.Card?.Subject is not null || message.Choices.Any(c => ReminderPress.Of(c.Press) is not null);

    /// <param name="sent">The message as it was sent; of its card only the subject is needed.</param>
    /// <returns>It as it is now; null when what it shows is gone, and there is nothing better than what was sent.</returns>
    public async Task<CurrentMessage?> ShowAsync(PersonKey person, CoachMessage sent, CancellationToken cancellationToken)
    {
        var casebook = await Casebook.OpenAsync(store, person, time.GetUtcNow(), cancellationToken);
        var message = sent;
        if (sent.Card?.Subject is { } subject)
        {
            if (await DrawAsync(casebook, subject, cancellationToken) is not { } card)
                return null;
            message = sent with { Card = card with { Actions = sent.Card.Actions } };
        }
        return await WithoutSettledAsync(casebook, message, cancellationToken);
    }

    private async Task<Card?> DrawAsync(Casebook casebook, string subject, CancellationToken cancellationToken) =>
        subject.Split(':', 2) is [var kind, var id] && byKind.TryGetValue(kind, out var current) ? await current.DrawAsync(casebook, id, cancellationToken) : null;

    /// <summary>Reminders that were answered elsewhere have no buttons any more; with the last of them go those beside.</summary>
    private async Task<CurrentMessage> WithoutSettledAsync(Casebook casebook, CoachMessage message, CancellationToken cancellationToken)
    {
        var asked = message.Choices.Select(c => (Choice: c, Press: ReminderPress.Of(c.Press))).Where(c => c.Press is not null).ToList();
        if (asked.Count == 0)
            return new CurrentMessage(message, null);
        var reminders = (await casebook.AllAsync<Reminder>(cancellationToken)).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var settled = asked.Where(c => !c.Press!.IsOpen(reminders.GetValueOrDefault(c.Press.Reminder))).Select(c => c.Choice).ToHashSet();
        return settled.Count == asked.Count
            ? new CurrentMessage(message with { Choices = [] }, copy["settled-since"].Plain())
            : new CurrentMessage(message with { Choices = [.. message.Choices.Where(c => !settled.Contains(c))] }, null);
    }
}

/// <summary>A message as things stand now.</summary>
/// <param name="Settled">What stands where its buttons were, when all it asked is settled; else null.</param>
public sealed record CurrentMessage(CoachMessage Message, string? Settled);
