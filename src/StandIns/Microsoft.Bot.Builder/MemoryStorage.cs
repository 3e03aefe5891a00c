using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Keeps JSON copies, so what was read shares nothing with what was written.</summary>
public class MemoryStorage : IStorage
{
    private static readonly JsonSerializer Typed = new JsonSerializer
    {
        TypeNameHandling = TypeNameHandling.All,
        ReferenceLoopHandling = ReferenceLoopHandling.Error,
        MaxDepth = null,
    };

    private readonly JsonSerializer _serializer;
    private readonly Dictionary<string, JObject> _memory;
    private readonly object _lock = new object();
    private int _eTag;

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        _serializer = jsonSerializer ?? throw new ArgumentNullException(nameof(jsonSerializer));
        _memory = dictionary ?? new Dictionary<string, JObject>();
    }

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(Typed, dictionary) { }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            foreach (var key in keys)
                _memory.Remove(key);
        }

        return Task.CompletedTask;
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var items = new Dictionary<string, object>(keys.Length);
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_memory.TryGetValue(key, out var state) && state != null)
                    items.Add(key, state.ToObject<object>(_serializer));
            }
        }

        return Task.FromResult<IDictionary<string, object>>(items);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            foreach (var (key, value) in changes)
            {
                var old = _memory.TryGetValue(key, out var found) ? found?.Value<string>("ETag") : null;
                var state = value == null ? null : JObject.FromObject(value, _serializer);
                if (value is IStoreItem item)
                    SetETag(state, old, item.ETag);
                else if (value is JObject json && json.ContainsKey("ETag"))
                    SetETag(state, old, json.Value<string>("ETag"));
                _memory[key] = state;
            }
        }

        return Task.CompletedTask;
    }

    private void SetETag(JObject state, string old, string given)
    {
        if (old != null && given != "*" && given != old)
            throw new InvalidOperationException($"Etag conflict.\r\n\r\nOriginal: {given}\r\nCurrent: {old}");
        state["ETag"] = (_eTag++).ToString(CultureInfo.InvariantCulture);
    }
}
