using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoachBot.Channels.Teams.Authentication;
using Microsoft.Extensions.Configuration;

namespace CoachBot.Channels.Teams;

/// <summary>Reads and checks the keys under <c>Teams</c>.</summary>
public sealed class TeamsSettingsReader
{
    private static readonly string[] Proofs = ["ClientSecret", "CertificatePath", "ManagedIdentity"];

    private readonly IConfigurationSection section;
    private readonly bool isDevelopment;

    private TeamsSettingsReader(IConfiguration configuration, bool isDevelopment)
    {
        section = configuration.GetSection("Teams");
        this.isDevelopment = isDevelopment;
    }

    /// <exception cref="ChannelConfigurationException">A setting is missing or cannot be used.</exception>
    public static TeamsSettings Read(IConfiguration configuration, bool isDevelopment) => new TeamsSettingsReader(configuration, isDevelopment).Read();

    private TeamsSettings Read()
    {
        var appId = AppId();
        var isManaged = ManagedIdentity();
        if (appId is not null)
            CheckCredentials(isManaged);
        var cloud = Cloud();
        var door = appId is not null ? TeamsDoor.Verified : isDevelopment ? TeamsDoor.Loopback : TeamsDoor.Shut;
        return new TeamsSettings
        {
            AppId = appId,
            TenantId = Given("TenantId"),
            ClientSecret = Given("ClientSecret"),
            Certificate = Certificate(),
            ManagedIdentity = isManaged,
            Cloud = cloud,
            OpenIdMetadata = Address("OpenIdMetadata"),
            TokenEndpoint = TokenEndpoint(),
            ServiceHosts = Hosts("AllowedServiceHosts", cloud.Hosts, door),
            FileHosts = Hosts("AllowedFileHosts", cloud.FileHosts, door),
            Door = door,
        };
    }

    private string? Given(string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();

    private string? AppId()
    {
        var appId = Given("AppId");
        if (appId is null && ((string[])[.. Proofs, "TenantId", "OpenIdMetadata", "TokenEndpoint"]).FirstOrDefault(k => Given(k) is not null) is { } orphan)
            throw new ChannelConfigurationException($"Teams__{orphan} is set and Teams__AppId is not; set Teams__AppId to the bot's app id, or remove Teams__{orphan}.");
        if (appId is not null && !Guid.TryParse(appId, out _))
            throw new ChannelConfigurationException($"Teams__AppId is '{appId}'; it must be the bot's application (client) id, a GUID.");
        return appId;
    }

    private bool ManagedIdentity() => Given("ManagedIdentity") switch
    {
        null => false,
        var value when bool.TryParse(value, out var isManaged) => isManaged,
        var value => throw new ChannelConfigurationException($"Teams__ManagedIdentity is '{value}'; it must be true or false."),
    };

    private void CheckCredentials(bool isManaged)
    {
        var given = Proofs.Where(p => p == "ManagedIdentity" ? isManaged : Given(p) is not null).ToList();
        if (given.Count == 0)
            throw new ChannelConfigurationException("Teams__AppId is set and no credentials are; set one of Teams__ClientSecret, Teams__CertificatePath or Teams__ManagedIdentity=true.");
        if (given.Count > 1)
            throw new ChannelConfigurationException($"Teams__{given[0]} and Teams__{given[1]} are both set; keep one of them.");
        if (!isManaged && Given("TenantId") is null)
            throw new ChannelConfigurationException("Teams__AppId is set and Teams__TenantId is not; set Teams__TenantId from the app's registration.");
        if (Given("TokenEndpoint") is not null && Given("ClientSecret") is null)
            throw new ChannelConfigurationException($"Teams__TokenEndpoint goes with Teams__ClientSecret only, and Teams__{given[0]} is set; remove one of them.");
    }

    private TeamsCloud Cloud()
    {
        var name = Given("Cloud") ?? TeamsCloud.Public.Name;
        return TeamsCloud.All.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ChannelConfigurationException($"Teams__Cloud is '{name}'; it must be {string.Join(", ", TeamsCloud.All.Select(c => c.Name))}.");
    }

    private X509Certificate2? Certificate()
    {
        if (Given("CertificatePath") is not { } path)
            return null;
        try
        {
            var certificate = path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, Given("CertificatePassword"));
            return certificate.HasPrivateKey
                ? certificate
                : throw new ChannelConfigurationException($"Teams__CertificatePath is '{path}', which holds no private key; use a .pfx or .pem with the key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ChannelConfigurationException($"Teams__CertificatePath is '{path}', which cannot be read as .pfx (with Teams__CertificatePassword) or .pem: {e.GetType().Name}.");
        }
    }

    /// <summary>An address that ends in a tenant is taken for the authority and gets the endpoint's usual path.</summary>
    private string? TokenEndpoint() => Address("TokenEndpoint") switch
    {
        null => null,
        var address when address.EndsWith("/token", StringComparison.Ordinal) => address,
        var address => address.TrimEnd('/') + "/oauth2/v2.0/token",
    };

    private string? Address(string key)
    {
        if (Given(key) is not { } value)
            return null;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new ChannelConfigurationException($"Teams__{key} is '{value}'; it must be an https address.");
        if (address.Scheme == "http" && !(isDevelopment && address.IsLoopback))
            throw new ChannelConfigurationException($"Teams__{key} is '{value}'; plain http is for this machine in Development only, use https.");
        return value;
    }

    /// <summary>The cloud's own, and more by one value with commas between, or by a list.</summary>
    private AllowedHosts Hosts(string key, IReadOnlyList<string> known, TeamsDoor door)
    {
        var hosts = section.GetSection(key);
        var more = (hosts.Value ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(hosts.GetChildren().Select(c => c.Value ?? ""))
            .Where(h => h.Length > 0);
        return AllowedHosts.Read("Teams__" + key, known, more, isDevelopment, mayBeLoopback: door == TeamsDoor.Loopback);
    }
}
