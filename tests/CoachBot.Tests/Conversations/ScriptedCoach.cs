using CoachBot.Testing;
using CoachBot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Tests.Conversations;

/// <summary>The real coach, router and turn around scripts of a test in place of the product's. A restart plays what the script is by then.</summary>
internal sealed class ScriptedCoach : IAsyncDisposable
{
    private static readonly CopyBook Product = CopyBook.Load(typeof(CoachFeature).Assembly);

    private readonly Dictionary<string, (string Copy, Func<Scene, Task<string?>> Play)> scripts = new(StringComparer.Ordinal);

    private ScriptedCoach(string intent, string copy, Func<Scene, Task<string?>> play, Action<IServiceCollection>? configure)
    {
        scripts[intent] = (copy, play);
        Coach = new CoachHarness(Cast.Maya, services =>
        {
            services.RemoveAll<Conversation>();
            services.AddConversation<HelpConversation>();
            foreach (var (name, script) in scripts)
                services.AddSingleton<Conversation>(new TestScript(name, Voice(script.Copy), script.Play));
            configure?.Invoke(services);
        });
    }

    public CoachHarness Coach { get; }

    public string Text => Coach.Text;

    public static string Person { get; } = Persons.Digest(new PersonKey(Cast.Maya.Channel, Cast.Maya.Tenant, Cast.Maya.Id));

    /// <summary>Somebody who has been greeted and has just begun the script.</summary>
    public static async Task<ScriptedCoach> BeginAsync(string copy, Func<Scene, Task<string?>> play, Action<IServiceCollection>? configure = null)
    {
        var scripted = new ScriptedCoach(Intents.CheckReferences, copy, play, configure);
        await scripted.Coach.ArriveAsync();
        await scripted.StartAsync(Intents.CheckReferences);
        return scripted;
    }

    public void Add(string intent, string copy, Func<Scene, Task<string?>> play) => scripts[intent] = (copy, play);

    /// <summary>A new version of the script is deployed.</summary>
    public Task DeployAsync(string copy, Func<Scene, Task<string?>> play)
    {
        scripts[Intents.CheckReferences] = (copy, play);
        return Coach.RestartAsync();
    }

    /// <summary>Presses the button that begins a script.</summary>
    public async Task<string> StartAsync(string intent, string question = "")
    {
        await Coach.PressAsync(new ButtonPress(Person, StartButton.Conversation, question, intent));
        return Text;
    }

    public async Task<string> SayAsync(params string[] texts)
    {
        foreach (var text in texts)
            await Coach.SayAsync(text);
        return Text;
    }

    public async Task<string> ClickAsync(string label)
    {
        await Coach.ClickAsync(label);
        return Text;
    }

    /// <summary>Everything stored of the person but what every message leaves: that it was heard, when, and what was replied.</summary>
    public async Task<string> StoredAsync()
    {
        var rows = await RowsAsync();
        var kept = rows.Select(r => r.Key == "turn" ? $"turn {State(r.Json)}" : $"{r.Key} {r.Json}");
        return string.Join('\n', kept);
    }

    public Task<IReadOnlyList<CasebookRow>> RowsAsync() =>
        Coach.Services.GetRequiredService<ICasebookStore>().ReadAsync(new PersonKey(Cast.Maya.Channel, Cast.Maya.Tenant, Cast.Maya.Id), "", default);

    public ValueTask DisposeAsync() => Coach.DisposeAsync();

    private static string State(string json)
    {
        var turn = TurnRow.Parse(json);
        return new TurnRow { State = turn.State, Unfinished = turn.Unfinished }.ToJson();
    }

    private static CopyBook Voice(string copy) => new([CopyFile.Parse("Test", "## title\nThe test\n\n" + copy), Product["Root"]]);

    private sealed class TestScript(string intent, CopyBook voice, Func<Scene, Task<string?>> play) : Conversation<string>(intent, voice, "Test")
    {
        public override IReadOnlyDictionary<string, Heard> Given(string text, Understood understood) =>
            understood.Slots.Company is { } company ? new Dictionary<string, Heard>(StringComparer.Ordinal) { ["company"] = new(company) } : Nothing;

        protected override Task<string?> PlayAsync(Scene scene) => play(scene);
    }
}
