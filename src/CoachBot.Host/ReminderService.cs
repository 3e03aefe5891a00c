namespace CoachBot.Host;

/// <summary>Sees to reminders as long as the process runs; what has begun when it stops is finished.</summary>
internal sealed class ReminderService(ReminderWorker worker) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => worker.RunAsync(stoppingToken);
}
