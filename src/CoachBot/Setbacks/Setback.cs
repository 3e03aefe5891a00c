using NodaTime;

namespace CoachBot;

/// <summary>What somebody decided before a verdict, in a calm hour, for the case that it is a no (coaching.md 40).</summary>
/// <param name="Then">To go after "If it's a no, then I".</param>
/// <param name="Verdict">When the answer is expected.</param>
/// <param name="For">Who would be told, or what is done for oneself; null when it was left out.</param>
public sealed record Setback(string Id, string Company, string Then, LocalDate Verdict, string? For) : IRecord
{
    public static string Kind => "setback";

    /// <summary>When the no came that it was for; null before.</summary>
    public LocalDate? UsedOn { get; init; }

    /// <summary>The latest one written for a company whose answer is still to come.</summary>
    public static async Task<Setback?> OfAsync(Casebook casebook, string company) =>
        (await casebook.AllAsync<Setback>()).LastOrDefault(s => s.UsedOn is null && Companies.Same(s.Company, company));

    /// <summary>The no has come; nothing reminds of waiting for it any more.</summary>
    public static async Task UseAsync(Reminders reminders, Casebook casebook, Setback setback, LocalDate on)
    {
        casebook.Put((await casebook.FindAsync<Setback>(setback.Id) ?? setback) with { UsedOn = on });
        await reminders.CancelAboutAsync(casebook, setback.Id);
    }
}
