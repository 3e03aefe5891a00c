using System.Globalization;
using System.Text;
using CoachBot.Channels.Slack;
using CoachBot.Testing;

namespace CoachBot.Channels.Tests.Slack;

/// <summary>Who may come in. Slack's own published request is the first of the vectors.</summary>
public class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const long Then = 1531420618;
    private const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    [Fact]
    public void Slacks_published_request_is_Slacks() => Refusal(Then, Signature, Body).ShouldBeNull();

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    [InlineData(-86_400, false)]
    [InlineData(86_400, false)]
    public void A_request_counts_for_five_minutes_either_way(int seconds, bool counts) =>
        (Refusal(Then + seconds, Signature, Body) is null).ShouldBe(counts);

    [Fact]
    public void Every_altered_byte_is_noticed()
    {
        for (var i = 0; i < Body.Length; i++)
            Refusal(Then, Signature, Body[..i] + (char)(Body[i] ^ 1) + Body[(i + 1)..]).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, Signature)]
    [InlineData("1531420618", null)]
    [InlineData("", Signature)]
    [InlineData("1531420618", "")]
    [InlineData("1531420618", "v0=")]
    [InlineData("1531420618", "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("1531420618", "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("1531420618", "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [InlineData("1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5033")]
    [InlineData("1531420619", Signature)]
    [InlineData("01531420618", Signature)]
    [InlineData("1531420618.0", Signature)]
    [InlineData("-1531420618", Signature)]
    [InlineData("+1531420618", Signature)]
    [InlineData(" 1531420618", Signature)]
    [InlineData("1531420618,1531420618", Signature)]
    [InlineData("99999999999999999999", Signature)]
    [InlineData("9223372036854775807", Signature)]
    [InlineData("soon", Signature)]
    public void What_is_not_quite_Slacks_is_refused(string? timestamp, string? signature) =>
        Checker(Then).Refuse(timestamp, signature, Encoding.UTF8.GetBytes(Body)).ShouldNotBeNull();

    [Fact]
    public void Another_secret_is_refused() =>
        new SlackSignature(Secret + "x", new FakeClock(DateTimeOffset.FromUnixTimeSeconds(Then))).Refuse(Then.ToString(CultureInfo.InvariantCulture), Signature, Encoding.UTF8.GetBytes(Body)).ShouldNotBeNull();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_secret_is_no_secret(string secret) => Should.Throw<ArgumentException>(() => new SlackSignature(secret, TimeProvider.System));

    private static SlackSignature Checker(long now) => new(Secret, new FakeClock(DateTimeOffset.FromUnixTimeSeconds(now)));

    private static string? Refusal(long now, string signature, string body) =>
        Checker(now).Refuse(Then.ToString(CultureInfo.InvariantCulture), signature, Encoding.UTF8.GetBytes(body));
}
