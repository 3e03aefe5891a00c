using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Queues;

namespace StandIns.Tests.Azure;

/// <summary>What the queue client sends and how it reads answers, without a service.</summary>
public sealed class QueueClientTests
{
    private const string Connection = "AccountName=coach;AccountKey=AQIDBAUGBwg=";

    private const string OneMessage =
        """
        <?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>m1</MessageId>
        <InsertionTime>Mon, 23 Nov 2026 08:00:00 GMT</InsertionTime><ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime>
        <PopReceipt>r1</PopReceipt><TimeNextVisible>Mon, 23 Nov 2026 08:00:30 GMT</TimeNextVisible><DequeueCount>2</DequeueCount>
        <MessageText>aGk=</MessageText></QueueMessage></QueueMessagesList>
        """;

    [Fact]
    public async Task A_request_is_signed_over_its_headers_and_its_query_in_order()
    {
        var transport = new RecordingTransport((200, OneMessage));
        await new QueueClient(Connection, "timers", new QueueClientOptions { Transport = transport }).ReceiveMessagesAsync(5, TimeSpan.FromMinutes(2));

        var (_, uri, headers) = transport.Sent.Single();
        uri.PathAndQuery.ShouldBe("/timers/messages?numofmessages=5&visibilitytimeout=120");
        var signed = "GET\n\n\n\n\n\n\n\n\n\n\n\n"
            + string.Concat(headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.Ordinal))
                .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}:{header.Value}\n"))
            + "/coach/timers/messages\nnumofmessages:5\nvisibilitytimeout:120";
        var signature = HMACSHA256.HashData(Convert.FromBase64String("AQIDBAUGBwg="), Encoding.UTF8.GetBytes(signed));
        headers["Authorization"].ShouldBe($"SharedKey coach:{Convert.ToBase64String(signature)}");
    }

    [Fact]
    public async Task Base64_messages_are_decoded_when_the_options_say_so()
    {
        var options = new QueueClientOptions { Transport = new RecordingTransport((200, OneMessage)), MessageEncoding = QueueMessageEncoding.Base64 };
        var message = (await new QueueClient(Connection, "timers", options).ReceiveMessageAsync()).Value;

        (message.Body.ToString(), message.DequeueCount, message.PopReceipt).ShouldBe(("hi", 2L, "r1"));
        message.NextVisibleOn.ShouldBe(new DateTimeOffset(2026, 11, 23, 8, 0, 30, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_queue_that_exists_is_no_error_to_create()
    {
        const string exists = "<?xml version=\"1.0\"?><Error><Code>QueueAlreadyExists</Code><Message>there</Message></Error>";
        var client = new QueueClient(Connection, "timers", new QueueClientOptions { Transport = new RecordingTransport((409, exists)) });
        (await client.CreateIfNotExistsAsync()).ShouldBeNull();

        const string deleting = "<?xml version=\"1.0\"?><Error><Code>QueueBeingDeleted</Code><Message>wait</Message></Error>";
        var other = new QueueClient(Connection, "timers", new QueueClientOptions { Transport = new RecordingTransport((409, deleting)) });
        (await Should.ThrowAsync<global::Azure.RequestFailedException>(() => other.CreateIfNotExistsAsync())).ErrorCode.ShouldBe("QueueBeingDeleted");
    }
}
