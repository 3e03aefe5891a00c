using CoachBot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Testing;

/// <summary>What reads words is the same for every coach of a test run; it learns once.</summary>
public static class Trained
{
    private static readonly Lazy<Reader> Words = new(() => new Reader());
    private static readonly Lazy<ToneGuard> Tone = new(() => new ToneGuard());
    private static readonly Lazy<EmployerMessageReader> Mails = new(() => new EmployerMessageReader());

    /// <summary>In place of readers that each coach would train for itself.</summary>
    public static IServiceCollection AddTrained(this IServiceCollection services) => services
        .AddSingleton<IUnderstanding>(_ => Words.Value).AddSingleton<IToneGuard>(_ => Tone.Value).AddSingleton<IEmployerMessageReader>(_ => Mails.Value);
}
