using Azure.Storage.Queues;
using CoachBot.Storage;
using CoachBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CoachBot.EndToEnd.Local;

/// <summary>What an operator does with reminders that were put aside: look, replay, drop; on both stores, through the real program.</summary>
public sealed class RemindersCommandTests
{
    private static readonly PersonKey Person = new("directline", "-", "you-terminal");

    [Fact]
    public Task On_SQLite_what_was_put_aside_is_seen_played_again_and_dropped() => PlayAsync(null);

    [SkippableFact]
    public async Task On_Azurite_what_was_put_aside_is_seen_played_again_and_dropped()
    {
        NodeTools.RequireOrSkip("azurite");
        await using var azurite = await AzuriteProcess.StartAsync();
        await PlayAsync(azurite.ConnectionString);
    }

    private static async Task PlayAsync(string? account)
    {
        var data = Directory.CreateTempSubdirectory("coach-poison-").FullName;
        var settings = new Dictionary<string, string?> { ["COACH_DATA"] = data, ["Storage__ConnectionString"] = account };
        (await HostProcess.RunAsync(["chat"], "remind me in two weeks to water the roses\n/quit\n", settings)).Output.ShouldContain("water the roses");
        await PutAsideAsync(data, account);

        var looked = await HostProcess.RunAsync(["reminders", "poison"], settings: settings);
        looked.Code.ShouldBe(0, looked.Error);
        looked.Output.ShouldContain("2 put aside:");
        looked.Output.ShouldContain("InvalidOperationException in Stubborn");
        looked.Output.ShouldContain(Person.ToString());
        looked.Output.ShouldContain("The message is no timer.");
        looked.Output.ShouldNotContain("roses", Case.Insensitive, "an operator sees ids, never words");

        (await HostProcess.RunAsync(["reminders", "poison", "replay"], settings: settings)).Output.ShouldContain("Set again: 1.");
        (await HostProcess.RunAsync(["chat"], "/skip 1m\n/quit\n", settings)).Output.ShouldContain("You asked me to remind you");

        (await HostProcess.RunAsync(["reminders", "poison", "drop"], settings: settings)).Output.ShouldContain("Dropped: 1.");
        (await HostProcess.RunAsync(["reminders", "poison"], settings: settings)).Output.ShouldContain("No reminder was put aside.");
        Directory.Delete(data, recursive: true);
    }

    /// <summary>The reminder is made due, and its timer put aside as after ten failures; beside it a message that is no timer.</summary>
    private static async Task PutAsideAsync(string data, string? account)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("COACH_DATA", data), new("Storage:ConnectionString", account)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider();
        var now = TimeProvider.System.GetUtcNow();
        var casebook = await Casebook.OpenAsync(services.GetRequiredService<ICasebookStore>(), Person, now, default);
        var reminder = (await casebook.AllAsync<Reminder>()).ShouldHaveSingleItem();
        var due = Instant.FromDateTimeOffset(now.AddMinutes(-1));
        var overdue = reminder with { Next = due.InUtc().LocalDateTime, Due = due, Zone = "Etc/UTC" };
        casebook.Put(overdue);
        await casebook.CommitAsync(default);

        var queue = services.GetRequiredService<QueueServiceClient>().GetQueueClient("reminders");
        await queue.ClearMessagesAsync();
        await queue.SendMessageAsync("gibberish");
        var timers = services.GetRequiredService<IReminderTimers>();
        await timers.ArmAsync(overdue.Timer(Person)!, Instant.FromDateTimeOffset(now), default);
        foreach (var rung in await timers.ReceiveAsync(32, Duration.FromMinutes(1), default))
            await timers.PoisonAsync(rung, rung.Timer is null ? "The message is no timer." : "InvalidOperationException in Stubborn", default);
    }
}
