using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Chaos;

/// <summary>A host's casebooks; the console hears of every call, what it claimed and whether it was answered.</summary>
internal sealed class WitnessedStore(ICasebookStore store, IServiceProvider services) : ICasebookStore
{
    public Task<IReadOnlyList<CasebookRow>> OpenAsync(PersonKey person, CancellationToken cancellationToken) =>
        WitnessAsync(person, [], () => store.OpenAsync(person, cancellationToken));

    public Task<IReadOnlyList<CasebookRow>> ReadAsync(PersonKey person, string prefix, CancellationToken cancellationToken) =>
        WitnessAsync(person, [], () => store.ReadAsync(person, prefix, cancellationToken));

    public Task<IReadOnlyDictionary<string, string>> CommitAsync(PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        WitnessAsync(person, changes, () => store.CommitAsync(person, changes, cancellationToken));

    public Task ForgetAsync(PersonKey person, CancellationToken cancellationToken) => store.ForgetAsync(person, cancellationToken);

    public Task<int> ForgetTenantAsync(string channel, string tenant, CancellationToken cancellationToken) => store.ForgetTenantAsync(channel, tenant, cancellationToken);

    private async Task<T> WitnessAsync<T>(PersonKey person, IReadOnlyList<RowChange> changes, Func<Task<T>> call)
    {
        var begun = TimeProvider.System.GetUtcNow();
        var isAnswered = false;
        try
        {
            var answer = await call();
            isAnswered = true;
            return answer;
        }
        finally
        {
            Console.WriteLine(new StoreCall(Environment.ProcessId, person.User, begun, TimeProvider.System.GetUtcNow(), isAnswered, ClaimsIn(changes)).ToLine());
        }
    }

    private List<Claim> ClaimsIn(IReadOnlyList<RowChange> changes)
    {
        if (changes.FirstOrDefault(change => change.Key == "turn")?.Json is not { } turn)
            return [];
        var owner = services.GetRequiredService<Deliveries>().Owner;
        return
        [
            .. from outbox in TurnRow.Parse(turn).Outbox
               where outbox.Owner == owner
               from activity in outbox.Activities
               let counted = Reply.Counted().Match((string?)activity["text"] ?? "")
               where counted.Success
               select new Claim(counted.Groups[1].Value, DateTimeOffset.Parse(outbox.At, CultureInfo.InvariantCulture)),
        ];
    }
}
