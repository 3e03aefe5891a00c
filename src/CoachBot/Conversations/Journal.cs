using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CoachBot;

/// <summary>
/// What has happened in one run of a conversation, by key and in order: what was said and done, what was asked and answered.
/// Lives in the dialog instance's state as plain JSON, so that it outlives the code that wrote it.
/// </summary>
internal sealed class Journal(JObject entries)
{
    private const string Kind = "kind";
    private const string Value = "value";
    private const string At = "at";

    public JObject Json => entries;

    public bool HasAnswers => entries.Properties().Any(p => IsAnswer(p.Value));

    /// <summary>When the last answer was given, ISO 8601; null without one.</summary>
    public string? LastAnsweredAt => entries.Properties().LastOrDefault(p => IsAnswer(p.Value)) is { } last ? (string?)last.Value[At] : null;

    /// <summary>The answer under a key, heard or given beforehand; false when there is none. A null answer is one (a skipped question).</summary>
    public bool TryAnswer(string key, out JToken? answer, out bool heard)
    {
        var entry = entries[key];
        heard = KindOf(entry) == "answer";
        answer = entry?[Value];
        return IsAnswer(entry);
    }

    public void Answer(string key, JToken answer, DateTimeOffset at) => Write(key, "answer", answer, at);

    /// <summary>An answer taken from what the person had said before the question came up.</summary>
    public void Give(string key, JToken answer, DateTimeOffset at) => Write(key, "given", answer, at);

    /// <summary>What was just said, for a question that has yet to judge it.</summary>
    public void Hear(string key, Heard heard, DateTimeOffset at) => Write(key, "heard", heard.ToJson(), at);

    public Heard? Unjudged(string key) => KindOf(entries[key]) == "heard" ? Heard.FromJson(entries[key]![Value]!) : null;

    public bool TryLoaded(string key, out JToken? value)
    {
        value = entries[key]?[Value];
        return KindOf(entries[key]) == "loaded";
    }

    public void Load(string key, JToken value) => Write(key, "loaded", value, null);

    public bool IsSaid(string key) => KindOf(entries["say:" + key]) == "said";

    public void Say(string key) => Write("say:" + key, "said", null, null);

    public bool IsDone(string key) => KindOf(entries["do:" + key]) == "done";

    public void Do(string key) => Write("do:" + key, "done", null, null);

    public DateTimeOffset? TimeOf(string key) =>
        (string?)entries[key]?[At] is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;

    public void Drop(string key) => entries.Remove(key);

    /// <summary>Drops everything from the last answer on. False, and nothing changes, when there is none or something done lies behind it.</summary>
    public bool GoBack()
    {
        var order = entries.Properties().ToList();
        var last = order.FindLastIndex(p => IsAnswer(p.Value));
        if (last < 0 || HasDoneAfter(order, last))
            return false;

        foreach (var entry in order[last..])
            entry.Remove();
        return true;
    }

    /// <summary>Whether something was done that going back cannot undo.</summary>
    public bool HasDone => entries.Properties().Any(p => KindOf(p.Value) == "done");

    private static bool HasDoneAfter(List<JProperty> order, int index) => order.FindLastIndex(p => KindOf(p.Value) == "done") > index;

    private void Write(string key, string kind, JToken? value, DateTimeOffset? at)
    {
        entries.Remove(key);
        var entry = new JObject { [Kind] = kind };
        if (value is not null)
            entry[Value] = value;
        if (at is not null)
            entry[At] = at.Value.ToString("O", CultureInfo.InvariantCulture);
        entries[key] = entry;
    }

    private static string? KindOf(JToken? entry) => (string?)entry?[Kind];

    private static bool IsAnswer(JToken? entry) => KindOf(entry) is "answer" or "given";
}
