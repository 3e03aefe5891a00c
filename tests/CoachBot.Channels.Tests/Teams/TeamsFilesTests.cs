using CoachBot.Channels.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams;

/// <summary>Files uploaded in the personal chat: read when they are mails or texts, small, and where Teams keeps files.</summary>
public sealed class TeamsFilesTests(TeamsServerFixture fixture) : IClassFixture<TeamsServerFixture>, IAsyncLifetime
{
    private const string Letter = "Dear Tom, thank you for your interest in the Staff Nurse position at Contoso. Unfortunately we have decided to move forward with another candidate. Kind regards, Sam Lee";

    private readonly TeamsServer server = fixture.Fresh();
    private WebApplication shelf = null!;
    private int askedFor;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        shelf = builder.Build();
        shelf.MapGet("/{name}", (string name, HttpRequest request) => Give(name, request));
        await shelf.StartAsync();
    }

    public async Task DisposeAsync() => await shelf.DisposeAsync();

    [Theory]
    [InlineData("no.txt", "txt")]
    [InlineData("no.eml", "eml")]
    [InlineData("no", "txt")]
    public async Task A_rejection_that_comes_as_a_file_is_read(string name, string kind)
    {
        await UploadAsync(name, kind, shelf.Urls.First() + "/" + name);
        Said().ShouldContain("How far did you get");
    }

    [Theory]
    [InlineData("huge.txt")]
    [InlineData("moved.txt")]
    [InlineData("gone.txt")]
    [InlineData("picture.png")]
    public async Task Any_other_file_is_left_out(string name)
    {
        await UploadAsync(name, Path.GetExtension(name)[1..], shelf.Urls.First() + "/" + name);
        Said().ShouldNotContain("How far did you get");
        askedFor.ShouldBe(name == "picture.png" ? 0 : 1);
    }

    [Theory]
    [InlineData("https://contoso.sharepoint.com.evil.example/no.txt")]
    [InlineData("http://contoso-my.sharepoint.com/no.txt")]
    [InlineData("https://169.254.169.254/no.txt")]
    [InlineData("file:///etc/no.txt")]
    [InlineData("no address")]
    public async Task A_file_elsewhere_is_not_fetched(string address)
    {
        await UploadAsync("no.txt", "txt", address);
        Said().ShouldNotContain("How far did you get");
        server.Log.Lines.ShouldNotContain(line => line.Contains("A file was not read"));
    }

    [Fact]
    public async Task Odd_attachments_do_no_harm()
    {
        var message = server.Message("hello", from: "29:" + Guid.NewGuid().ToString("N"));
        message["attachments"] = new JArray(new JObject { ["contentType"] = TeamsFiles.ContentType, ["content"] = "x" }, new JObject { ["contentType"] = TeamsFiles.ContentType, ["name"] = "a.txt", ["content"] = new JObject { ["downloadUrl"] = 5 } });
        (await server.PostAsync(message)).IsSuccessStatusCode.ShouldBeTrue();
        Said().ShouldNotBeEmpty();
    }

    private async Task UploadAsync(string name, string kind, string address)
    {
        var person = "29:" + Guid.NewGuid().ToString("N");
        await server.PostAsync(server.Message("hello", from: person));
        server.Sent.Clear();
        var message = server.Message("", from: person);
        message["attachments"] = new JArray(new JObject
        {
            ["contentType"] = TeamsFiles.ContentType,
            ["name"] = name,
            ["content"] = new JObject { ["downloadUrl"] = address, ["fileType"] = kind, ["uniqueId"] = "1" },
        });
        (await server.PostAsync(message)).IsSuccessStatusCode.ShouldBeTrue();
    }

    private string Said() => string.Join('\n', server.Sent.Select(sent => sent.ToString()));

    private IResult Give(string name, HttpRequest request)
    {
        askedFor++;
        request.Headers.Authorization.ShouldBeEmpty();
        return name switch
        {
            "huge.txt" => Results.Text(Letter + new string('x', 300_000)),
            "moved.txt" => Results.Redirect("/no.txt"),
            "gone.txt" => Results.NotFound(),
            "no.eml" => Results.Text("From: Sam Lee <sam@contoso.example>\r\nSubject: Your application\r\nContent-Type: text/plain\r\n\r\n" + Letter),
            _ => Results.Text(Letter),
        };
    }
}
