using System.Text;
using System.Xml.Linq;
using CoachBot.Storage.KeyRing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Storage.Tests.KeyRing;

/// <summary>The master keys in a blob, sealed by a vault's key: shared by replicas, useless without the vault.</summary>
public sealed class AzureKeyRingTests : IDisposable
{
    private static readonly Uri Blob = new("https://account.example/keys/ring.xml");

    private readonly FakeAzure azure = new();

    public void Dispose() => azure.Dispose();

    [Fact]
    public void What_one_replica_protects_another_opens()
    {
        using var one = Replica(azure);
        using var other = Replica(azure);
        var kept = one.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("words"u8.ToArray());

        Encoding.UTF8.GetString(other.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(kept)).ShouldBe("words");
    }

    [Fact]
    public void The_blob_holds_no_master_key_in_the_clear()
    {
        using var replica = Replica(azure);
        replica.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect([1]);

        azure.Blob!.ShouldContain("sealed");
        azure.Blob!.ShouldNotContain("masterKey");
    }

    [Fact]
    public void Two_replicas_that_add_a_key_at_once_both_keep_theirs()
    {
        var repository = new BlobKeyRepository(Blob, azure.Pipeline());
        repository.StoreElement(new XElement("first"), "first");
        azure.BeforePut = () =>
        {
            azure.BeforePut = () => { };
            azure.Change("<keys><first /><other /></keys>");
        };
        repository.StoreElement(new XElement("mine"), "mine");

        repository.GetAllElements().Select(element => element.Name.LocalName).ShouldBe(["first", "other", "mine"]);
    }

    [Fact]
    public void A_key_ring_that_names_a_foreign_vault_is_not_sent_there()
    {
        var key = new KeyVaultKey(new Uri("https://vault.example/keys/coach"), azure.Pipeline());
        Should.Throw<StorageConfigurationException>(() => key.Unwrap("https://evil.example/keys/coach/1", [1])).Message.ShouldContain("Storage__KeyVaultKey");
    }

    private static ServiceProvider Replica(FakeAzure azure)
    {
        var services = new ServiceCollection().AddLogging();
        AzureKeyRing.Use(
            services.AddDataProtection().SetApplicationName("CoachBot"),
            new BlobKeyRepository(Blob, azure.Pipeline()),
            new KeyVaultKey(new Uri("https://vault.example/keys/coach"), azure.Pipeline()));
        return services.BuildServiceProvider();
    }
}
