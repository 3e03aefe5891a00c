namespace Azure.Storage;

/// <summary>The parts of a storage account's connection string that one service needs.</summary>
internal sealed record StorageConnectionString(Uri Endpoint, string Name, string Key, string Signature)
{
    private const string DevelopmentAccount = "devstoreaccount1";

    /// <summary>The published key of the storage emulator; it opens nothing else.</summary>
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <param name="text">Pairs <c>name=value</c> separated by semicolons.</param>
    /// <param name="service"><c>table</c> or <c>queue</c>.</param>
    /// <param name="developmentPort">The emulator's port for the service.</param>
    public static StorageConnectionString Parse(string text, string service, int developmentPort)
    {
        var settings = (text ?? throw new ArgumentNullException(nameof(text)))
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(
                pair => pair[0],
                pair => pair.Length == 2 ? pair[1] : throw new FormatException("Settings must be of the form \"name=value\"."),
                StringComparer.OrdinalIgnoreCase);
        if (settings.GetValueOrDefault("UseDevelopmentStorage") == "true")
        {
            var proxy = settings.GetValueOrDefault("DevelopmentStorageProxyUri") ?? "http://127.0.0.1";
            return new(new Uri($"{proxy}:{developmentPort}/{DevelopmentAccount}"), DevelopmentAccount, DevelopmentKey, null);
        }

        var name = settings.GetValueOrDefault("AccountName");
        var key = settings.GetValueOrDefault("AccountKey");
        var signature = settings.GetValueOrDefault("SharedAccessSignature");
        var endpoint = settings.GetValueOrDefault(service + "Endpoint") ?? (name is null ? null : Default(settings, name, service));
        if (endpoint is null || (signature is null && (name is null || key is null)))
            throw new FormatException("No valid combination of account information found.");
        return new(new Uri(endpoint), name, key, signature);
    }

    private static string Default(Dictionary<string, string> settings, string name, string service) =>
        $"{settings.GetValueOrDefault("DefaultEndpointsProtocol") ?? "https"}://{name}.{service}.{settings.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net"}";
}
