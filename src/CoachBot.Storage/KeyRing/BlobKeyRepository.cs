using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CoachBot.Storage.KeyRing;

/// <summary>The master keys in one blob that all replicas share: an XML document, changed under its ETag (Blob service REST, Get Blob and Put Blob).</summary>
internal sealed class BlobKeyRepository(Uri blob, HttpPipeline pipeline) : IXmlRepository
{
    private const string ServiceVersion = "2020-12-06";
    private const int MostTries = 8;

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Document.Root!.Elements()];

    public void StoreElement(XElement element, string friendlyName)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var (document, etag) = Read();
            document.Root!.Add(element);
            if (TryWrite(document, etag))
                return;
        }
        throw new StorageConfigurationException($"The key ring at {blob} changes all the time, and a new master key could not be added in {MostTries} tries.");
    }

    private (XDocument Document, ETag? ETag) Read()
    {
        using var message = Message(RequestMethod.Get);
        pipeline.Send(message, CancellationToken.None);
        if (message.Response.Status == 404)
            return (new XDocument(new XElement("keys")), null);
        Check(message.Response);
        return (XDocument.Parse(message.Response.Content.ToString()), message.Response.Headers.ETag);
    }

    private bool TryWrite(XDocument document, ETag? etag)
    {
        using var message = Message(RequestMethod.Put);
        message.Request.Headers.Add("x-ms-blob-type", "BlockBlob");
        message.Request.Headers.Add("Content-Type", "application/xml");
        if (etag is { } known)
            message.Request.Headers.Add("If-Match", known.ToString("H"));
        else
            message.Request.Headers.Add("If-None-Match", "*");
        message.Request.Content = RequestContent.Create(BinaryData.FromString(document.ToString(SaveOptions.DisableFormatting)));
        pipeline.Send(message, CancellationToken.None);
        if (message.Response.Status is 409 or 412)
            return false;
        Check(message.Response);
        return true;
    }

    private HttpMessage Message(RequestMethod method)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(blob);
        message.Request.Headers.Add("x-ms-version", ServiceVersion);
        return message;
    }

    private void Check(Response response)
    {
        if (response.IsError)
            throw new StorageConfigurationException($"The key ring at {blob} answers {response.Status}. The container must exist, and this identity needs the role Storage Blob Data Contributor on it.");
    }
}
