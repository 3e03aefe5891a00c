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
        var repeats = new Repeats(plan.Lease, hosts);
        var repeated = replies.Values.SelectMany(same => same.Zip(same.Skip(1))).ToLookup(pair => repeats.Judge(pair.First, pair.Second));

        return new ChaosReport(
            string.Create(CultureInfo.InvariantCulture, $"{plan.Store}, {took.TotalSeconds:F0} s"),
            [
                ("messages", words.Count),
                ("delivered twice on purpose", people.Sum(person => person.Duplicates)),
                ("delivered again for want of an answer", people.Sum(person => person.Retries)),
                ("kills", hosts.Sum(host => host.Kills)),
                .. (proxy?.Made ?? []).OrderBy(made => made.Key).Select(made => ($"store fault: {made.Key}", made.Value)),
                ("replies", connector.Replies.Count),
                ("replies repeated after a kill between send and record", repeated[RepeatCause.AfterKill].Count()),
                ("replies repeated because the store kept back the record", repeated[RepeatCause.StoreFailed].Count()),
            ],
            [
                ("messages lost", lost.Count),
                ("messages counted twice", twice.Count),
                ("replies that contradict the casebook", contradicting.Count),
                ("messages without a reply after the next message", unanswered.Count),
                ("replies repeated for no such reason", repeated[RepeatCause.Wrong].Count()),
                ("other things said", connector.Others.Count),
            ],
            [
                .. lost.Take(3).Select(word => $"lost: {word}"),
                .. twice.Take(3).Select(word => $"twice: {word}"),
                .. unanswered.Take(3).Select(word => $"unanswered: {word}"),
                .. contradicting.Take(3).Select(reply => $"contradicting: {reply}"),
                .. repeated[RepeatCause.Wrong].Take(3).Select(pair => $"repeated: {repeats.Tell(pair.First, pair.Second)}"),
                .. connector.Others.Take(3).Select(text => $"said: {text}"),
                .. hosts.SelectMany(host => host.Output).Take(5),
            ]);
    }
}
