namespace Azure.Data.Tables;

/// <summary>Pages fetched one after the other, each telling the token of the next.</summary>
internal sealed class PagesByToken<T>(Func<string, int?, Task<Page<T>>> fetch) : AsyncPageable<T>
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await fetch(continuationToken, pageSizeHint);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
