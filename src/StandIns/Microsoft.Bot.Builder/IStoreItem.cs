namespace Microsoft.Bot.Builder;

public interface IStoreItem
{
    string ETag { get; set; }
}
