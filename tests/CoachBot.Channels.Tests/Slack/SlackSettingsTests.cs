using CoachBot.Channels.Slack;
using Microsoft.Extensions.Configuration;

namespace CoachBot.Channels.Tests.Slack;

public class SlackSettingsTests
{
    [Theory]
    [InlineData("SigningSecret=s;BotToken=xoxb-1")]
    [InlineData("AppToken=xapp-1;BotToken=xoxb-1")]
    [InlineData("SigningSecret=s;ClientId=1.2;ClientSecret=c")]
    [InlineData("SigningSecret=s;BotToken=xoxb-1;AppToken=xapp-1")]
    public void What_is_whole_is_taken(string settings) => Read(settings).IsOn.ShouldBeTrue();

    [Fact]
    public void Without_any_of_its_keys_Slack_is_off() => Read("").IsOn.ShouldBeFalse();

    [Theory]
    [InlineData("SigningSecret=", "Slack__SigningSecret")]
    [InlineData("SigningSecret=   ;BotToken=xoxb-1", "Slack__SigningSecret")]
    [InlineData("SigningSecret=s", "Slack__BotToken")]
    [InlineData("BotToken=xoxb-1", "Slack__SigningSecret")]
    [InlineData("ClientId=1.2;ClientSecret=c", "Slack__SigningSecret")]
    [InlineData("SigningSecret=s;ClientId=1.2", "Slack__ClientSecret")]
    [InlineData("SigningSecret=s;ClientSecret=c", "Slack__ClientId")]
    [InlineData("SigningSecret=s;BotToken=xoxb-1;ClientId=1.2;ClientSecret=c", "Slack__BotToken and Slack__ClientId")]
    [InlineData("AppToken=xapp-1;ClientId=1.2;ClientSecret=c", "Slack__SigningSecret")]
    [InlineData("SigningSecret=s;BotToken=xoxp-1", "xoxb-")]
    [InlineData("SigningSecret=s;BotToken=xoxb-1;AppToken=xoxb-1", "xapp-")]
    [InlineData("SigningSecret=s;BotToken=xoxb-1;ApiUrl=ftp://x", "Slack__ApiUrl")]
    [InlineData("SigningSecret=s;BotToken=xoxb-1;ApiUrl=http://slack.com/api/", "https")]
    [InlineData("SigningSecret=s;BotToken=xoxb-1;ApiUrl=https://me@slack.com/api/", "Slack__ApiUrl")]
    public void What_is_not_is_refused_with_its_key(string settings, string names) =>
        Should.Throw<ChannelConfigurationException>(() => Read(settings)).Message.ShouldContain(names);

    [Fact]
    public void Plain_http_is_for_this_machine_in_Development_only()
    {
        Read("SigningSecret=s;BotToken=xoxb-1;ApiUrl=http://127.0.0.1:9/api", isDevelopment: true).ApiUrl.ToString().ShouldBe("http://127.0.0.1:9/api/");
        Should.Throw<ChannelConfigurationException>(() => Read("SigningSecret=s;BotToken=xoxb-1;ApiUrl=http://127.0.0.1:9/api"));
    }

    private static SlackSettings Read(string settings, bool isDevelopment = false) => SlackSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(s => new KeyValuePair<string, string?>("Slack:" + s[0], s[1]))).Build(),
        isDevelopment);
}
