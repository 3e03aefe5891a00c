using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoachBot.Storage.Pace;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Storage.Tests;

/// <summary>A store that fails once and then does not answer, while its caller's patience ends.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly CancellationTokenSource patience = new();
    private readonly TableServiceClient tables;

    public OutageTests()
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(new Silence(patience))) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        tables = new TableServiceClient("DefaultEndpointsProtocol=http;AccountName=coach;AccountKey=Y29hY2g=;TableEndpoint=http://127.0.0.1:9/coach;", options);
    }

    public void Dispose() => patience.Dispose();

    [Fact]
    public Task A_turn_that_is_given_up_ends_as_given_up_whatever_failed_before() =>
        Should.ThrowAsync<OperationCanceledException>(() => new TableCasebookStore(tables, Protection.Shared).OpenAsync(new PersonKey("slack", "t", "u"), patience.Token));

    [Fact]
    public Task A_send_that_is_given_up_while_it_waits_for_its_slot_ends_as_given_up() =>
        Should.ThrowAsync<OperationCanceledException>(() =>
            new TableSendPace(tables, TimeProvider.System, NullLogger<TableSendPace>.Instance).TakeAsync("a", TimeSpan.FromSeconds(1), 1, TimeSpan.Zero, patience.Token));

    private sealed class Silence(CancellationTokenSource patience) : HttpMessageHandler
    {
        private int requests;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++requests == 1)
                throw new HttpRequestException("The first try fails.");
            await patience.CancelAsync();
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
