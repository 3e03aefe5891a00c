using System.Text.Json.Nodes;
using CoachBot.Understanding;
using NodaTime;
using NodaTime.Text;

namespace CoachBot.Host.Inspect;

/// <summary>The time reader, shown to the outside: <c>{"text","now","zone"}</c> in, the time or the refusal out.</summary>
public sealed class WhenInspector : IInspector
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'Z'");

    private readonly TimeReader _reader = new();

    public string Name => "when";

    public string Description =>
        "Times as people write them: {\"text\",\"now\":\"2026-11-21T10:00\",\"zone\":\"Europe/London\"} in, {\"date\",\"time\",\"instant\",\"every\"} or {\"error\"} out.";

    public IReadOnlyList<string> Scored => ["instant", "date", "time", "every"];

    public JsonObject Inspect(JsonObject input, bool explain)
    {
        var text = input.Required("text");
        var reading = _reader.Read(text, Now(input.Required("now")), Zone(input.Required("zone")));
        var answer = reading is { Error: null, Date: { } date, Instant: { } instant }
            ? new JsonObject
            {
                ["date"] = LocalDatePattern.Iso.Format(date),
                ["time"] = reading.Time is { } time ? Clock.Format(time) : null,
                ["instant"] = Utc.Format(instant),
                ["every"] = reading.Every,
            }
            : new JsonObject { ["error"] = reading.Error };
        if (explain)
            answer["words"] = reading.Words(text);
        return answer;
    }

    private static LocalDateTime Now(string written)
    {
        foreach (var pattern in (LocalDateTimePattern[])[LocalDateTimePattern.GeneralIso, LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm")])
        {
            if (pattern.Parse(written) is { Success: true, Value: var now })
                return now;
        }

        throw new FormatException($"The field \"now\" is \"{written}\"; write local time like \"2026-11-21T10:00\".");
    }

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
        ?? throw new FormatException($"The field \"zone\" is \"{id}\"; write an IANA zone like \"Europe/London\".");
}
