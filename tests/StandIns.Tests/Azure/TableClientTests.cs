using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace StandIns.Tests.Azure;

/// <summary>What the table client sends and how it reads answers, without a service.</summary>
public sealed class TableClientTests
{
    private const string Key = "AQIDBAUGBwg=";

    [Fact]
    public void Filters_write_each_value_as_a_literal_of_its_type()
    {
        var time = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));
        TableClient.CreateQueryFilter($"A eq {"it's"} and B lt {3} and C ge {4L}").ShouldBe("A eq 'it''s' and B lt 3 and C ge 4L");
        TableClient.CreateQueryFilter($"A eq {true} or B ne {1.5} or C eq {2.0}").ShouldBe("A eq true or B ne 1.5 or C eq 2.0");
        TableClient.CreateQueryFilter($"A eq {time}").ShouldBe("A eq datetime'2026-11-23T08:00:00.0000000Z'");
        TableClient.CreateQueryFilter($"A eq {Guid.Empty}").ShouldBe("A eq guid'00000000-0000-0000-0000-000000000000'");
        TableClient.CreateQueryFilter($"A eq {new byte[] { 1, 255 }}").ShouldBe("A eq X'01FF'");
    }

    [Theory]
    [InlineData("AccountName=coach;AccountKey=AQID", "coach", "https://coach.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=coach;AccountKey=AQID;EndpointSuffix=core.chinacloudapi.cn", "coach", "https://coach.table.core.chinacloudapi.cn/")]
    [InlineData("TableEndpoint=http://127.0.0.1:7/dev;AccountName=dev;AccountKey=AQID", "dev", "http://127.0.0.1:7/dev/")]
    [InlineData("TableEndpoint=https://coach.table.core.windows.net;SharedAccessSignature=sv=1&sig=x", "coach", "https://coach.table.core.windows.net/")]
    [InlineData("UseDevelopmentStorage=true", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1/")]
    public void Connection_strings_name_the_account_and_its_endpoint(string connectionString, string account, string endpoint)
    {
        var client = new TableServiceClient(connectionString);
        (client.AccountName, client.Uri).ShouldBe((account, new Uri(endpoint)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=coach")]
    [InlineData("AccountKey=AQID")]
    public void A_connection_string_that_says_too_little_is_refused(string connectionString) =>
        Should.Throw<FormatException>(() => new TableServiceClient(connectionString));

    [Fact]
    public async Task A_request_is_signed_anew_on_every_try_over_its_date_and_path()
    {
        var transport = new RecordingTransport((503, string.Empty), (204, string.Empty));
        var client = Client(transport);
        await client.UpsertEntityAsync(new TableEntity("it's", "a b"));

        transport.Sent.Count.ShouldBe(2);
        foreach (var (method, uri, headers) in transport.Sent)
        {
            method.ShouldBe("PATCH");
            uri.AbsolutePath.ShouldBe("/people(PartitionKey='it%27%27s',RowKey='a%20b')");
            headers.ShouldNotContainKey("If-Match");
            headers["Authorization"].ShouldBe($"SharedKeyLite coach:{Signature($"{headers["x-ms-date"]}\n/coach{uri.AbsolutePath}")}");
        }
    }

    [Fact]
    public async Task A_shared_access_signature_follows_the_query()
    {
        var transport = new RecordingTransport((200, """{"value":[]}"""));
        var options = new TableClientOptions { Transport = transport };
        var client = new TableClient("TableEndpoint=https://coach.table.core.windows.net;SharedAccessSignature=?sv=1&sig=a%2Bb", "people", options);
        await foreach (var _ in client.QueryAsync<TableEntity>("A eq 1"))
            continue;

        transport.Sent.Single().Uri.Query.ShouldBe("?$filter=A%20eq%201&sv=1&sig=a%2Bb");
        transport.Sent.Single().Headers.ShouldNotContainKey("Authorization");
    }

    [Fact]
    public async Task A_refused_transaction_names_the_action()
    {
        const string answer =
            "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
            + "--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + "HTTP/1.1 412 Precondition Failed\r\nX-Content-Type-Options: nosniff\r\nContent-Type: application/json\r\n\r\n"
            + """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"1:The condition was not met.\nRequestId:x"}}}"""
            + "\r\n--changesetresponse_1--\r\n--batchresponse_1--\r\n";
        var client = Client(new RecordingTransport((202, answer)));
        var actions = new[] { "a", "b" }.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity("p", row)));

        var failure = await Should.ThrowAsync<TableTransactionFailedException>(() => client.SubmitTransactionAsync(actions));
        (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex).ShouldBe((412, "UpdateConditionNotSatisfied", 1));
    }

    [Fact]
    public async Task An_error_without_a_readable_body_still_has_its_status()
    {
        var failure = await Should.ThrowAsync<RequestFailedException>(() => Client(new RecordingTransport((403, "<html>")))
            .GetEntityAsync<TableEntity>("p", "r"));
        failure.Status.ShouldBe(403);
    }

    [Fact]
    public void An_entity_refuses_to_give_a_property_as_another_type()
    {
        var entity = new TableEntity("p", "r") { ["Count"] = 1 };
        entity.GetInt32("Count").ShouldBe(1);
        entity.GetInt32("Missing").ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => entity.GetString("Count"));
    }

    private static TableClient Client(RecordingTransport transport)
    {
        var options = new TableClientOptions { Transport = transport };
        options.Retry.Delay = TimeSpan.Zero;
        options.Retry.Mode = RetryMode.Fixed;
        return new TableClient(new Uri("https://coach.table.core.windows.net"), "people", new TableSharedKeyCredential("coach", Key), options);
    }

    private static string Signature(string text) => Convert.ToBase64String(
        System.Security.Cryptography.HMACSHA256.HashData(Convert.FromBase64String(Key), System.Text.Encoding.UTF8.GetBytes(text)));
}
