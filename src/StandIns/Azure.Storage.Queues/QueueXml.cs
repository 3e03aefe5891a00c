using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;
using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>The queue service's XML: messages in, messages and errors out.</summary>
internal sealed class QueueXml : RequestFailedDetailsParser
{
    public static byte[] Write(BinaryData message, QueueMessageEncoding encoding)
    {
        var text = encoding == QueueMessageEncoding.Base64 ? Convert.ToBase64String(message) : message.ToString();
        return Encoding.UTF8.GetBytes(new XElement("QueueMessage", new XElement("MessageText", text)).ToString(SaveOptions.DisableFormatting));
    }

    public static IEnumerable<XElement> Messages(Response response)
    {
        response.ContentStream.Position = 0;
        return XDocument.Load(response.ContentStream, LoadOptions.PreserveWhitespace).Root.Elements("QueueMessage").ToList();
    }

    public static SendReceipt SendReceipt(XElement xml) => QueuesModelFactory.SendReceipt(
        Text(xml, "MessageId"),
        Time(Text(xml, "InsertionTime")),
        Time(Text(xml, "ExpirationTime")),
        Text(xml, "PopReceipt"),
        Time(Text(xml, "TimeNextVisible")));

    public static QueueMessage Message(XElement xml, QueueMessageEncoding encoding) => QueuesModelFactory.QueueMessage(
        Text(xml, "MessageId"),
        Text(xml, "PopReceipt"),
        Body(xml, encoding),
        long.Parse(Text(xml, "DequeueCount"), CultureInfo.InvariantCulture),
        Time(Text(xml, "TimeNextVisible")),
        Time(Text(xml, "InsertionTime")),
        Time(Text(xml, "ExpirationTime")));

    public static PeekedMessage Peeked(XElement xml, QueueMessageEncoding encoding) => QueuesModelFactory.PeekedMessage(
        Text(xml, "MessageId"),
        Body(xml, encoding),
        long.Parse(Text(xml, "DequeueCount"), CultureInfo.InvariantCulture),
        Time(Text(xml, "InsertionTime")),
        Time(Text(xml, "ExpirationTime")));

    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "R", CultureInfo.InvariantCulture);

    public override bool TryParse(Response response, out ResponseError error, out IDictionary<string, string> data)
    {
        response.Headers.TryGetValue("x-ms-error-code", out var code);
        var message = $"The queue service answered {response.Status} {response.ReasonPhrase}.";
        try
        {
            response.ContentStream.Position = 0;
            var root = XDocument.Load(response.ContentStream).Root;
            error = new ResponseError(code ?? Text(root, "Code"), Text(root, "Message") ?? message);
        }
        catch (XmlException)
        {
            error = new ResponseError(code, message);
        }

        data = new Dictionary<string, string>(StringComparer.Ordinal);
        return true;
    }

    private static string Text(XElement xml, string name) => xml.Element(name)?.Value;

    private static BinaryData Body(XElement xml, QueueMessageEncoding encoding)
    {
        var text = Text(xml, "MessageText") ?? string.Empty;
        return encoding == QueueMessageEncoding.Base64 ? BinaryData.FromBytes(Convert.FromBase64String(text)) : BinaryData.FromString(text);
    }
}
