using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace StandIns.Tests.BotBuilder;

/// <summary>Keeps plain JSON without type names, as the casebook does, and counts its calls.</summary>
internal sealed class JsonStorage : IStorage
{
    public Dictionary<string, string> Rows { get; } = new(StringComparer.Ordinal);

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        Reads++;
        IDictionary<string, object> found = keys.Where(Rows.ContainsKey).ToDictionary(key => key, key => (object)Parse(Rows[key]), StringComparer.Ordinal);
        return Task.FromResult(found);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        Writes++;
        foreach (var (key, value) in changes)
            Rows[key] = JsonConvert.SerializeObject(value);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
            Rows.Remove(key);
        return Task.CompletedTask;
    }

    private static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
