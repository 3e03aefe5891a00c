using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoachBot.Host;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>, and <c>/health</c>: it can reach its store too.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(StoreHealth.Ready) });
        app.MapHealthChecks("/health");
    }
}

/// <summary>Reads a casebook that nobody has.</summary>
internal sealed class StoreHealth(ICasebookStore store) : IHealthCheck
{
    public const string Ready = "ready";

    private static readonly PersonKey Nobody = new("health", "-", "-");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.OpenAsync(Nobody, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
