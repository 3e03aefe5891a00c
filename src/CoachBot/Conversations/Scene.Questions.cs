using System.Text.Json;
using CoachBot.Understanding;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace CoachBot;

public sealed partial class Scene
{
    /// <summary>The longest answer in characters; a message of a channel may be far longer.</summary>
    public const int LongestAnswer = 4_000;

    private static readonly Option SkipOption = new("skip", "Skip");

    /// <summary>Asks for words.</summary>
    /// <param name="id">The question's copy id.</param>
    /// <param name="values">What its placeholders stand for.</param>
    /// <param name="check">Null when the answer will do, or the copy id of what is wrong with it.</param>
    /// <param name="attempt">From 1 in a loop.</param>
    /// <param name="begin">Words to begin with, for channels that have a field to write in; null for none.</param>
    public async Task<string> Ask(string id, object? values = null, Func<string, string?>? check = null, int attempt = 0, string? begin = null) =>
        (await AskWords(id, values, check, attempt, [], begin))!;

    /// <summary>Asks for words that the person may keep to themselves: null when they skip it.</summary>
    public Task<string?> AskOrSkip(string id, object? values = null, Func<string, string?>? check = null, int attempt = 0) =>
        AskWords(id, values, check, attempt, copy[id].Choices.Count > 0 ? copy[id].Choices : [SkipWords()]);

    /// <summary>Asks for one of the copy's choices.</summary>
    /// <returns>The choice's id.</returns>
    public Task<string> Choose(string id, object? values = null, Card? card = null, int attempt = 0) =>
        Pick(id, copy[id].Choices.Select(c => c with { Label = copy[id].Fill(c.Label, values, static t => t) }).ToList(), values, card, attempt);

    /// <summary>Asks for one of the copy's choices, whose ids are the kebab-case names of an enum.</summary>
    /// <param name="ordered">Whether they are steps of one way, so that of several named the furthest is meant.</param>
    public async Task<T> Choose<T>(string id, object? values = null, int attempt = 0, bool ordered = false)
        where T : struct, Enum => FromKebab<T>(await Pick(id, copy[id].Choices, values, attempt: attempt, ordered: ordered));

    /// <summary>Asks for one of the answers given here: things of the person's own, such as their applications.</summary>
    public Task<string> Pick(string id, IReadOnlyList<Option> options, object? values = null, Card? card = null, int attempt = 0, bool ordered = false) =>
        AskAsync(
            id,
            attempt,
            values,
            card,
            options,
            heard => heard.Choice is { } choice
                ? options.Any(o => o.Id == choice) ? Judged.Good(choice) : Judged.Bad
                : ChoiceMatcher.Match(heard.Text, options, ordered) is { } option ? Judged.Good(option.Id) : Judged.Bad,
            stored => (string?)stored is { } choice && options.Any(o => o.Id == choice) ? choice : null);

    /// <summary>Asks for words and offers likely ones. Words that name exactly one of the options are that option.</summary>
    /// <returns>The option, or the person's own words as an option without an id.</returns>
    public async Task<Option> Suggest(string id, IReadOnlyList<Option> options, object? values = null, Func<string, string?>? check = null, int attempt = 0)
    {
        var answer = await AskAsync(
            id,
            attempt,
            values,
            null,
            options,
            heard => Named(heard, options) switch
            {
                [var named] => Judged.Good(named.Id),
                { Count: > 1 } => Judged.Bad,
                _ when heard.Choice is not null => Judged.Bad,
                _ => JudgeWords(heard.Text.Trim(), values, check),
            },
            stored => (string?)stored);
        return options.FirstOrDefault(o => o.Id == answer) ?? new Option("", answer);
    }

    /// <summary>Asks yes or no. The copy's own choices <c>yes</c> and <c>no</c> go before the usual ones.</summary>
    public async Task<bool> Confirm(string id, object? values = null, Card? card = null, int attempt = 0) =>
        await Pick(id, copy[id].Choices.Count > 0 ? copy[id].Choices : shared["confirm"].Choices, values, card, attempt) == "yes";

    /// <summary>Asks for a day in the person's own words; the copy's choices are such words too. Only a day that is still to come is taken.</summary>
    public async Task<LocalDate> AskDate(string id, ITimeReader times, object? values = null, int attempt = 0)
    {
        var options = copy[id].Choices;
        var zone = play.Turn.Casebook.Profile.TimeZone;
        var now = Instant.FromDateTimeOffset(play.Turn.Now).InZone(zone).LocalDateTime;
        var day = await AskAsync(
            id,
            attempt,
            values,
            null,
            options,
            heard =>
            {
                var words = heard.Choice is null ? heard.Text : options.FirstOrDefault(o => o.Id == heard.Choice)?.Label ?? "";
                var reading = times.Read(words, now, zone);
                return reading.Date is { } date ? Judged.Good(LocalDatePattern.Iso.Format(date)) : words.Length == 0 ? Judged.Bad : new Judged(null, reading.Error, false);
            },
            stored => (string?)stored is { } iso && LocalDatePattern.Iso.Parse(iso).Success ? iso : null);
        return LocalDatePattern.Iso.Parse(day).Value;
    }

    private Task<string?> AskWords(string id, object? values, Func<string, string?>? check, int attempt, IReadOnlyList<Option> skips, string? begin = null) =>
        AskAsync<string?>(
            id,
            attempt,
            values,
            null,
            skips,
            heard =>
            {
                if (heard.Choice is { } choice ? skips.Any(s => s.Id == choice) : IsSkip(heard.Text, skips) || (skips.Count > 0 && Commands.PutsOff(heard.Text)))
                    return Judged.Skipped;
                return JudgeWords(heard.Text.Trim(), values, check);
            },
            stored => (string?)stored,
            mayBeNull: skips.Count > 0,
            begin);

    private Judged JudgeWords(string words, object? values, Func<string, string?>? check)
    {
        if (!words.Any(Markdown.IsVisible) || Commands.PutsOff(words))
            return Judged.Bad;
        if (words.Length > LongestAnswer)
            return new Judged(null, shared["too-long"].Say(new { limit = LongestAnswer }, 0), false);
        return check?.Invoke(words) is { } complaint ? new Judged(null, copy[complaint].Say(values, 0), false) : Judged.Good(words);
    }

    private static List<Option> Named(Heard heard, IReadOnlyList<Option> options) =>
        options.Where(o => heard.Choice is { } choice ? o.Id == choice : IsSkip(heard.Text, [o])).ToList();

    private static bool IsSkip(string text, IReadOnlyList<Option> skips) =>
        skips.Any(s => s.Aliases.Prepend(s.Label).Any(a => string.Equals(a, text.Trim().TrimEnd('.', '!'), StringComparison.OrdinalIgnoreCase)));

    private Option SkipWords() => shared["skip"].Choices is [var skip, ..] ? skip : SkipOption;

    private async Task<T> AskAsync<T>(
        string id, int attempt, object? values, Card? card, IReadOnlyList<Option> options, Func<Heard, Judged> judge, Func<JToken?, T?> read, bool mayBeNull = false, string? begin = null)
    {
        var key = Key(id, attempt);
        var journal = play.Journal;
        if (journal.TryAnswer(key, out var answer, out var heard) && (read(answer) is not null || (mayBeNull && answer is null or { Type: JTokenType.Null })))
        {
            play.Answered(key, heard);
            return read(answer)!;
        }
        if (play.TakeGiven(key) is { } given && judge(given) is { Answer: { } known })
        {
            journal.Give(key, known, play.Turn.Now);
            play.Answered(key, heard: false);
            return read(known)!;
        }

        string? complaint = null;
        var retry = false;
        if (journal.Unjudged(key) is { } said)
        {
            var judged = judge(said);
            if (judged.Answer is { } good)
            {
                journal.Answer(key, good, journal.TimeOf(key) ?? play.Turn.Now);
                play.Answered(key, heard: true);
                return read(good)!;
            }
            // What was said another day to a question that only comes up now is no request of today.
            play.Turn.WasNoAnswer = judged.MayBeSomethingElse && journal.TimeOf(key) == play.Turn.Now;
            journal.Drop(key);
            complaint = judged.Complaint;
            retry = judged.MayBeSomethingElse;
        }
        await play.ParkAsync(key, Question(id, key, values, card, options, complaint, retry, begin));
        throw new InvalidOperationException("A parked script does not go on.");
    }

    private CoachMessage Question(string id, string key, object? values, Card? card, IReadOnlyList<Option> options, string? complaint, bool retry, string? begin)
    {
        var text = copy[id];
        var seed = play.Seed(key);
        var question = (complaint, retry) switch
        {
            (not null, _) => complaint,
            (_, true) when text.Retry.Count > 0 => text.SayAgain(values, seed),
            (_, true) => shared["not-understood"].Say(null, seed) + "\n\n" + text.Say(values, seed),
            _ => text.Say(values, seed),
        };
        return new CoachMessage(question)
        {
            Card = card,
            Choices = options.Select(o => play.Button(key, o)).ToList(),
            Input = begin is null ? null : new TextInput(shared["write-here"].Plain(), begin, play.Button(key, new Option("", "")).Press),
        };
    }

    private static T FromKebab<T>(string choice)
        where T : struct, Enum => CasebookJson.Read<T>(JsonSerializer.Serialize(choice));

    /// <summary>What a question makes of what it heard: an answer, or a complaint, or something that may not have been meant for it.</summary>
    private sealed record Judged(JToken? Answer, string? Complaint, bool MayBeSomethingElse)
    {
        public static Judged Bad { get; } = new(null, null, true);

        public static Judged Skipped { get; } = new(JValue.CreateNull(), null, false);

        public static Judged Good(string answer) => new(new JValue(answer), null, false);
    }
}
