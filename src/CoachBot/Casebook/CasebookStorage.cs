using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot;

/// <summary>The Bot Framework's state as part of one person's turn row: a write enlists in the turn's commit, it never goes out alone.</summary>
public sealed class CasebookStorage(Casebook casebook) : IStorage
{
    // No type names: state must outlive the types that wrote it.
    private static readonly JsonSerializer Json = JsonSerializer.Create(new() { DateParseHandling = DateParseHandling.None });

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var items = keys
            .Where(key => casebook.Turn.State[key] is not null)
            .ToDictionary(key => key, key => (object)casebook.Turn.State[key]!.DeepClone(), StringComparer.Ordinal);
        return Task.FromResult<IDictionary<string, object>>(items);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        foreach (var (key, value) in changes)
            casebook.Turn.State[key] = JToken.FromObject(value, Json);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
            casebook.Turn.State.Remove(key);
        return Task.CompletedTask;
    }
}
