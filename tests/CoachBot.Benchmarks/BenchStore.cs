using Azure.Data.Tables;
using CoachBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Benchmarks;

/// <summary>The product's own store on a fresh SQLite file, with the real key ring.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coach-bench-").FullName;
    private readonly ServiceProvider services;

    public BenchStore()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("COACH_DATA", folder)]).Build();
        services = new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider();
    }

    public ICasebookStore Casebooks => services.GetRequiredService<ICasebookStore>();

    public TableServiceClient Tables => services.GetRequiredService<TableServiceClient>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
