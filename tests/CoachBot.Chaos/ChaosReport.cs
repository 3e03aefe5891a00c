using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CoachBot.Chaos;

/// <summary>What came of a run. All that must be zero is in <see cref="Wrong"/>.</summary>
public sealed record ChaosReport(string Store, IReadOnlyList<(string What, int Count)> Happened, IReadOnlyList<(string What, int Count)> MustBeZero, IReadOnlyList<string> Examples)
{
    public bool IsClean => MustBeZero.All(line => line.Count == 0);

    /// <summary>Two columns, for a console or a report.</summary>
    public override string ToString()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{Store}");
        foreach (var (what, count) in Happened)
            table.AppendLine(CultureInfo.InvariantCulture, $"  {what,-58} {count,8}");
        foreach (var (what, count) in MustBeZero)
            table.AppendLine(CultureInfo.InvariantCulture, $"  {what,-58} {count,8}{(count == 0 ? "" : "  WRONG")}");
        foreach (var example in Examples)
            table.AppendLine(CultureInfo.InvariantCulture, $"  {example}");
        return table.ToString();
    }

    internal static ChaosReport Of(
        ChaosPlan plan,
        IReadOnlyList<Person> people,
        IReadOnlyList<HostUnderFire> hosts,
        Connector connector,
        FaultyProxy? proxy,
        IReadOnlyDictionary<PersonKey, IReadOnlyList<string>> saved,
        TimeSpan took)
    {
        var replies = connector.Replies.GroupBy(reply => reply.Word, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.OrderBy(reply => reply.At).ToList(), StringComparer.Ordinal);
        var words = people.SelectMany(person => person.Words).ToList();
        var places = saved.Values.SelectMany(tally => tally.Select((word, index) => (word, Number: index + 1))).ToLookup(place => place.word, place => place.Number, StringComparer.Ordinal);

        var lost = words.Where(word => !places.Contains(word)).ToList();
        var twice = words.Where(word => places[word].Count() > 1).ToList();
        var unanswered = words.Where(word => !replies.ContainsKey(word)).ToList();
        var contradicting = connector.Replies.Where(reply => !places[reply.Word].Contains(reply.Number)).ToList();
        var repeated = replies.Values.SelectMany(same => same.Zip(same.Skip(1))).ToList();
        var excused = repeated.Count(pair => IsExcused(pair.First, pair.Second, hosts));

        return new ChaosReport(
            string.Create(CultureInfo.InvariantCulture, $"{plan.Store}, {took.TotalSeconds:F0} s"),
            [
                ("messages", words.Count),
                ("delivered twice on purpose", people.Sum(person => person.Duplicates)),
                ("delivered again for want of an answer", people.Sum(person => person.Retries)),
                ("kills", hosts.Sum(host => host.Kills.Count)),
                .. (proxy?.Made ?? []).OrderBy(made => made.Key).Select(made => ($"store fault: {made.Key}", made.Value)),
                ("replies", connector.Replies.Count),
                ("replies repeated after a kill between send and record", excused),
            ],
            [
                ("messages lost", lost.Count),
                ("messages counted twice", twice.Count),
                ("replies that contradict the casebook", contradicting.Count),
                ("messages without a reply after the next message", unanswered.Count),
                ("replies repeated without a kill", repeated.Count - excused),
                ("other things said", connector.Others.Count),
            ],
            [
                .. lost.Take(3).Select(word => $"lost: {word}"),
                .. twice.Take(3).Select(word => $"twice: {word}"),
                .. unanswered.Take(3).Select(word => $"unanswered: {word}"),
                .. contradicting.Take(3).Select(reply => $"contradicting: {reply}"),
                .. repeated.Where(pair => !IsExcused(pair.First, pair.Second, hosts)).Take(3).Select(pair => $"repeated: {pair.First.Word} by {pair.First.Host}, then {pair.Second.Host} after {Stopwatch.GetElapsedTime(pair.First.At, pair.Second.At).TotalSeconds:F1} s"),
                .. connector.Others.Take(3).Select(text => $"said: {text}"),
                .. hosts.SelectMany(host => host.Output).Take(5),
            ]);
    }

    /// <summary>Whether the host that sent the first died before the second was sent: it could not record that the first had left.</summary>
    private static bool IsExcused(Reply first, Reply second, IReadOnlyList<HostUnderFire> hosts) =>
        hosts.Single(host => host.Name == first.Host).Kills.Any(kill => kill >= first.At - (Stopwatch.Frequency / 4) && kill <= second.At);
}
