using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;

namespace CoachBot.Chaos;

/// <summary>One of the people: sends words out of order, some twice, several at once, each until it is acknowledged.</summary>
/// <param name="acknowledged">Let in for each acknowledgement.</param>
internal sealed class Person(int number, ChaosPlan plan, IReadOnlyList<HostUnderFire> hosts, Connector connector, HttpClient http, SemaphoreSlim acknowledged)
{
    /// <summary>A casebook remembers the last 64 activities, and no channel repeats one after so many others.</summary>
    private const int FarthestApart = 30;

    private const int MostTries = 300;

    private readonly Random random = new(plan.Seed + number);

    public PersonKey Key { get; } = new("msteams", string.Create(CultureInfo.InvariantCulture, $"chaos{number}"), string.Create(CultureInfo.InvariantCulture, $"29:p{number}"));

    /// <summary>Every word sent and acknowledged.</summary>
    public ConcurrentQueue<string> Words { get; } = new();

    /// <summary>Deliveries of a word that was delivered already, on purpose.</summary>
    public int Duplicates { get; private set; }

    private int retries;

    /// <summary>Deliveries that got no acknowledgement and were made again.</summary>
    public int Retries => retries;

    /// <summary>Who said a word.</summary>
    public static string UserOf(string word) => "29:" + word[..word.IndexOf('m', StringComparison.Ordinal)];

    public async Task TalkAsync(SemaphoreSlim crowd)
    {
        foreach (var stretch in Enumerable.Range(0, plan.MessagesEach).Chunk(FarthestApart))
        {
            var deliveries = new ConcurrentQueue<string>(OutOfOrder(stretch));
            await Task.WhenAll(Enumerable.Range(0, ChaosPlan.Overlap).Select(async _ =>
            {
                while (deliveries.TryDequeue(out var word))
                {
                    await crowd.WaitAsync();
                    try
                    {
                        await DeliverAsync(word);
                    }
                    finally
                    {
                        crowd.Release();
                    }
                }
            }));
        }
    }

    /// <summary>One more message when all is calm, which brings whatever reply is still owed.</summary>
    public Task EndAsync() => DeliverAsync(Word(plan.MessagesEach));

    private IEnumerable<string> OutOfOrder(IEnumerable<int> stretch)
    {
        var placed = new List<(double Place, string Word)>();
        foreach (var i in stretch)
        {
            placed.Add((i + (random.NextDouble() * 3), Word(i)));
            if (random.NextDouble() >= ChaosPlan.DuplicateRate)
                continue;
            Duplicates++;
            placed.Add((i + (random.NextDouble() * 6), Word(i)));
        }
        return placed.OrderBy(p => p.Place).Select(p => p.Word);
    }

    private string Word(int i) => string.Create(CultureInfo.InvariantCulture, $"p{number}m{i}");

    private async Task DeliverAsync(string word)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var host = hosts[Random.Shared.Next(hosts.Count)];
            if (await IsAcknowledgedAsync(host, word))
            {
                if (!Words.Contains(word))
                    Words.Enqueue(word);
                acknowledged.Release();
                return;
            }
            Interlocked.Increment(ref retries);
            await Task.Delay(Random.Shared.Next(20, 400));
        }
        throw new TimeoutException($"{word} was not acknowledged in {MostTries} tries.");
    }

    private async Task<bool> IsAcknowledgedAsync(HostUnderFire host, string word)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri(host.Url, "api/messages"), new
            {
                type = "message",
                id = word,
                channelId = Key.Channel,
                serviceUrl = connector.ServiceUrl,
                from = new { id = Key.User },
                recipient = new { id = "28:coach" },
                conversation = new { id = $"a:{number}", tenantId = Key.Tenant },
                text = word,
            });
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
