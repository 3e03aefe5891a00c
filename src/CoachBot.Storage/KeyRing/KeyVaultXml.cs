using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Storage.KeyRing;

/// <summary>Seals a master key for the blob: AES-256-GCM under a secret of its own, which the vault's key wraps.</summary>
internal sealed class KeyVaultXmlEncryptor(KeyVaultKey key) : IXmlEncryptor
{
    internal const int SecretBytes = 32;
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var content = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(content.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(secret, TagBytes);
        aes.Encrypt(content.AsSpan(0, NonceBytes), text, content.AsSpan(NonceBytes + TagBytes), content.AsSpan(NonceBytes, TagBytes));
        var (keyId, wrapped) = key.Wrap(secret);
        return new EncryptedXmlInfo(
            new XElement("sealed", new XElement("kid", keyId), new XElement("wrapped", Convert.ToBase64String(wrapped)), new XElement("content", Convert.ToBase64String(content))),
            typeof(KeyVaultXmlDecryptor));
    }
}

/// <summary>Opens what <see cref="KeyVaultXmlEncryptor"/> sealed; Data Protection makes it by its name in the key ring.</summary>
public sealed class KeyVaultXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly KeyVaultKey key = services.GetRequiredService<KeyVaultKey>();

    public XElement Decrypt(XElement encryptedElement)
    {
        var secret = key.Unwrap((string)encryptedElement.Element("kid")!, Convert.FromBase64String((string)encryptedElement.Element("wrapped")!));
        var content = Convert.FromBase64String((string)encryptedElement.Element("content")!).AsSpan();
        var text = new byte[content.Length - KeyVaultXmlEncryptor.NonceBytes - KeyVaultXmlEncryptor.TagBytes];
        using var aes = new AesGcm(secret, KeyVaultXmlEncryptor.TagBytes);
        aes.Decrypt(
            content[..KeyVaultXmlEncryptor.NonceBytes],
            content[(KeyVaultXmlEncryptor.NonceBytes + KeyVaultXmlEncryptor.TagBytes)..],
            content.Slice(KeyVaultXmlEncryptor.NonceBytes, KeyVaultXmlEncryptor.TagBytes),
            text);
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }
}
