using CoachBot.Channels.Teams;
using CoachBot.Channels.Teams.Authentication;
using Microsoft.Extensions.Configuration;

namespace CoachBot.Channels.Tests.Teams;

public class TeamsSettingsTests
{
    private const string AppId = "00000000-0000-0000-0000-000000000001";

    [Theory]
    [InlineData("AppId", "Teams:TenantId=t")]
    [InlineData("AppId", "Teams:AppId=my bot;Teams:TenantId=t;Teams:ClientSecret=s")]
    [InlineData("TenantId", $"Teams:AppId={AppId};Teams:ClientSecret=s")]
    [InlineData("ClientSecret", $"Teams:AppId={AppId};Teams:TenantId=t")]
    [InlineData("CertificatePath", $"Teams:AppId={AppId};Teams:TenantId=t;Teams:CertificatePath=/nowhere/coach.pfx")]
    [InlineData("CertificatePath", $"Teams:AppId={AppId};Teams:TenantId=t;Teams:CertificatePath=/etc/hostname")]
    [InlineData("ManagedIdentity", $"Teams:AppId={AppId};Teams:ManagedIdentity=perhaps")]
    [InlineData("ManagedIdentity", $"Teams:AppId={AppId};Teams:ManagedIdentity=true;Teams:ClientSecret=s")]
    [InlineData("TokenEndpoint", $"Teams:AppId={AppId};Teams:ManagedIdentity=true;Teams:TokenEndpoint=https://login.example/token")]
    [InlineData("Cloud", "Teams:Cloud=Atlantis")]
    [InlineData("OpenIdMetadata", $"Teams:AppId={AppId};Teams:TenantId=t;Teams:ClientSecret=s;Teams:OpenIdMetadata=http://login.example/")]
    [InlineData("OpenIdMetadata", $"Teams:AppId={AppId};Teams:TenantId=t;Teams:ClientSecret=s;Teams:OpenIdMetadata=nowhere")]
    [InlineData("TokenEndpoint", $"Teams:AppId={AppId};Teams:TenantId=t;Teams:ClientSecret=s;Teams:TokenEndpoint=http://127.0.0.1/token")]
    [InlineData("AllowedServiceHosts", "Teams:AllowedServiceHosts=https://x.example/")]
    [InlineData("AllowedServiceHosts", "Teams:AllowedServiceHosts=*.com")]
    public void What_cannot_be_used_is_named_with_its_key_and_without_secrets(string key, string settings)
    {
        var message = Should.Throw<ChannelConfigurationException>(() => Read(settings, isDevelopment: false)).Message;

        message.ShouldContain("Teams__" + key);
        message.ShouldNotContain("=s");
    }

    [Theory]
    [InlineData("", false, TeamsDoor.Shut)]
    [InlineData("", true, TeamsDoor.Loopback)]
    [InlineData($"Teams:AppId={AppId};Teams:TenantId=t;Teams:ClientSecret=s", false, TeamsDoor.Verified)]
    [InlineData($"Teams:AppId={AppId};Teams:TenantId=t;Teams:ClientSecret=s", true, TeamsDoor.Verified)]
    [InlineData($"Teams:AppId={AppId};Teams:ManagedIdentity=true", false, TeamsDoor.Verified)]
    public void Who_may_come_in_follows_from_the_credentials(string settings, bool isDevelopment, TeamsDoor door) =>
        Read(settings, isDevelopment).Door.ShouldBe(door);

    [Theory]
    [InlineData("http://127.0.0.1:9/token", "http://127.0.0.1:9/token")]
    [InlineData("http://127.0.0.1:9/contoso/", "http://127.0.0.1:9/contoso/oauth2/v2.0/token")]
    public void A_token_endpoint_may_be_given_by_its_authority(string given, string endpoint) =>
        Read($"Teams:AppId={AppId};Teams:TenantId=t;Teams:ClientSecret=s;Teams:TokenEndpoint={given}", isDevelopment: true).TokenEndpoint.ShouldBe(endpoint);

    [Theory]
    [InlineData("", "https://api.botframework.com", "https://smba.trafficmanager.net/amer/")]
    [InlineData("public", "https://api.botframework.com", "https://smba.trafficmanager.net/amer/")]
    [InlineData("USGov", "https://api.botframework.us", "https://smba.infra.gov.teams.microsoft.us/teams/")]
    [InlineData("China", "https://api.botframework.azure.cn", "https://directline.botframework.azure.cn/")]
    public void A_cloud_brings_its_own_issuer_and_hosts(string cloud, string issuer, string host)
    {
        var settings = Read($"Teams:Cloud={cloud}", isDevelopment: false);

        settings.Cloud.Issuer.ShouldBe(issuer);
        TeamsSettings[] all = [settings, .. TeamsCloud.All.Where(c => c != settings.Cloud).Select(c => Read($"Teams:Cloud={c.Name}", isDevelopment: false))];
        all.Select(s => s.ServiceHosts.IsAllowed(host)).ShouldBe([true, .. all.Skip(1).Select(_ => false)]);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", true)]
    [InlineData("https://SMBA.trafficmanager.net", true)]
    [InlineData("https://webchat.botframework.com/", true)]
    [InlineData("https://botframework.com/", false)]
    [InlineData("https://evilbotframework.com/", false)]
    [InlineData("https://x.smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    [InlineData("http://127.0.0.1:3979/", false)]
    [InlineData("https://bot.fabrikam.example/", true)]
    [InlineData("https://a.contoso.example/", true)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Replies_go_to_exactly_the_hosts_allowed(string? url, bool isAllowed) =>
        Read("Teams:AllowedServiceHosts=bot.fabrikam.example,*.contoso.example", isDevelopment: false).ServiceHosts.IsAllowed(url).ShouldBe(isAllowed);

    private static TeamsSettings Read(string settings, bool isDevelopment)
    {
        var values = settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(s => new KeyValuePair<string, string?>(s[0], s[1]));
        return TeamsSettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), isDevelopment);
    }
}
