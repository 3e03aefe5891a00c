namespace CoachBot.Storage.Embedded.Filters;

/// <summary>
/// Parses the filters that the table service understands: comparisons of a property with a literal, <c>and</c>, <c>or</c>, <c>not</c>
/// and parentheses.
/// </summary>
internal sealed class FilterParser
{
    private readonly string filter;
    private readonly List<FilterToken> tokens;
    private int at;

    private FilterParser(string filter)
    {
        this.filter = filter;
        tokens = FilterToken.Read(filter);
    }

    /// <exception cref="Azure.RequestFailedException">400 InvalidInput: the filter cannot be read.</exception>
    public static FilterNode Parse(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
            return new Everything();
        var parser = new FilterParser(filter);
        var node = parser.Or();
        return parser.at == parser.tokens.Count ? node : throw parser.Unreadable();
    }

    private FilterNode Or()
    {
        var node = And();
        while (Take("or"))
            node = new Or(node, And());
        return node;
    }

    private FilterNode And()
    {
        var node = Unary();
        while (Take("and"))
            node = new And(node, Unary());
        return node;
    }

    private FilterNode Unary()
    {
        if (Take("not"))
            return new Not(Unary());
        if (!Take("("))
            return Comparison();
        var node = Or();
        return Take(")") ? node : throw Unreadable();
    }

    private FilterNode Comparison()
    {
        var left = Next();
        if (left.Literal is not null)
            throw Unreadable();
        if (at >= tokens.Count || tokens[at].Word is not ("eq" or "ne" or "gt" or "ge" or "lt" or "le"))
            return new Comparison(left.Word, "eq", true); // a boolean property may stand alone
        var operation = Next().Word;
        return new Comparison(left.Word, operation, Next().Literal ?? throw Unreadable());
    }

    private bool Take(string word)
    {
        if (at >= tokens.Count || tokens[at].Literal is not null || tokens[at].Word != word)
            return false;
        at++;
        return true;
    }

    private FilterToken Next() => at < tokens.Count ? tokens[at++] : throw Unreadable();

    private Azure.RequestFailedException Unreadable() =>
        EmbeddedErrors.Invalid($"The filter cannot be read at word {at + 1}: {filter}");
}
