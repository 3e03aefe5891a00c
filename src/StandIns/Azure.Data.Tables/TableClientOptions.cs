using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, diagnostics and transport of a client, and the version of the service that it speaks.</summary>
public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => Version = serviceVersion;

    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }

    internal ServiceVersion Version { get; }
}
