using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using CoachBot.Channels.Teams;
using CoachBot.Channels.Teams.Authentication;
using CoachBot.Testing.Teams;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams.Authentication;

/// <summary>The bot's own proof: by a certificate, and by the identity that Azure gives the process.</summary>
public sealed class CredentialTests : IDisposable
{
    private const string Scope = TokenForge.Issuer + "/.default";

    private readonly string folder = Directory.CreateTempSubdirectory("coach-credentials-").FullName;

    [Theory]
    [InlineData("pfx", "")]
    [InlineData("pfx", "secret word")]
    [InlineData("pem", "")]
    public async Task A_certificate_signs_an_assertion_that_the_login_service_can_check(string kind, string password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=coach", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(1));
        var path = Path.Combine(folder, "coach." + kind);
        if (kind == "pfx")
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, password));
        else
            await File.WriteAllTextAsync(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        using var login = new LoginService(certificate);
        var credential = Credential(login, ("CertificatePath", path), ("CertificatePassword", password), ("TenantId", FakeTeams.Tenant));

        (await TokenAsync(credential)).ShouldBe("a token for the certificate");
        login.Flaws.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_identity_of_azure_needs_no_secret()
    {
        await using var teams = await FakeTeams.StartAsync();
        foreach (var (name, value) in teams.IdentityEnvironment)
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            using var wire = new SocketsHttpHandler();

            var token = await TokenAsync(Credential(wire, ("ManagedIdentity", "true")));

            token.ShouldStartWith("given-");
            teams.TokensGiven.ShouldBe(1);
        }
        finally
        {
            foreach (var (name, _) in teams.IdentityEnvironment)
                Environment.SetEnvironmentVariable(name, null);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static TokenCredential Credential(HttpMessageHandler wire, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("AppId", TokenForge.AppId)).Select(s => new KeyValuePair<string, string?>("Teams:" + s.Item1, s.Item2))).Build();
        return TeamsCredentials.Credential(TeamsSettingsReader.Read(configuration, isDevelopment: false), wire, TimeProvider.System)!;
    }

    private static async Task<string> TokenAsync(TokenCredential credential) => await new KeptToken(credential, Scope, TimeProvider.System).GetAsync(CancellationToken.None);

    /// <summary>Microsoft's login service as far as it judges an assertion.</summary>
    private sealed class LoginService(X509Certificate2 certificate) : HttpMessageHandler
    {
        private const string Endpoint = $"https://login.microsoftonline.com/{FakeTeams.Tenant}/oauth2/v2.0/token";

        public List<string> Flaws { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!.GetLeftPart(UriPartial.Path);
            if (address.EndsWith("/discovery/instance", StringComparison.Ordinal))
                return Json(new JObject { ["tenant_discovery_endpoint"] = Endpoint, ["metadata"] = new JArray() });
            if (address != Endpoint)
            {
                Flaws.Add("An unknown address: " + address);
                return new HttpResponseMessage(HttpStatusCode.NotFound);
            }
            var form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken));
            if (form["client_id"] != TokenForge.AppId || !form["scope"].ToString().Contains(Scope, StringComparison.Ordinal) || form["grant_type"] != "client_credentials")
                Flaws.Add("The form asks for something else.");
            if (form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                Flaws.Add("The assertion has another type.");
            if (form.ContainsKey("client_secret"))
                Flaws.Add("There is a secret.");
            await CheckAsync(form["client_assertion"].ToString());
            return Json(new JObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = "a token for the certificate" });
        }

        private async Task CheckAsync(string assertion)
        {
            var token = new JsonWebToken(assertion);
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
            {
                ValidIssuer = TokenForge.AppId,
                ValidAudience = Endpoint,
                IssuerSigningKey = new RsaSecurityKey(certificate.GetRSAPublicKey()),
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
            });
            if (!result.IsValid)
                Flaws.Add("The assertion is not valid: " + result.Exception.Message);
            if (token.Subject != TokenForge.AppId)
                Flaws.Add("The assertion is about somebody else.");
            if (!token.TryGetHeaderValue<object>("x5c", out var chain) || !chain.ToString()!.Contains(Convert.ToBase64String(certificate.RawData), StringComparison.Ordinal))
                Flaws.Add("The certificate does not come along.");
        }

        private static HttpResponseMessage Json(JObject body) => new(HttpStatusCode.OK) { Content = new StringContent(body.ToString(), System.Text.Encoding.UTF8, "application/json") };
    }
}
