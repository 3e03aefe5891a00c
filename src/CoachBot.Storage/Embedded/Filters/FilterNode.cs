namespace CoachBot.Storage.Embedded.Filters;

/// <summary>A parsed OData filter: it says of an entity whether it matches, and which keys can match at all.</summary>
internal abstract record FilterNode
{
    /// <param name="property">A property's value by name, or null when the entity lacks it.</param>
    public abstract bool Matches(Func<string, object?> property);

    /// <summary>Boxes of keys outside which nothing matches. They may overlap.</summary>
    public virtual IReadOnlyList<KeyBox> Keys => [KeyBox.Everything];
}

internal sealed record Everything : FilterNode
{
    public override bool Matches(Func<string, object?> property) => true;
}

internal sealed record And(FilterNode Left, FilterNode Right) : FilterNode
{
    public override IReadOnlyList<KeyBox> Keys =>
        [.. Left.Keys.SelectMany(left => Right.Keys, (left, right) => left.Intersect(right)).Where(box => !box.IsEmpty)];

    public override bool Matches(Func<string, object?> property) => Left.Matches(property) && Right.Matches(property);
}

internal sealed record Or(FilterNode Left, FilterNode Right) : FilterNode
{
    public override IReadOnlyList<KeyBox> Keys => [.. Left.Keys, .. Right.Keys];

    public override bool Matches(Func<string, object?> property) => Left.Matches(property) || Right.Matches(property);
}

internal sealed record Not(FilterNode Inner) : FilterNode
{
    public override bool Matches(Func<string, object?> property) => !Inner.Matches(property);
}

/// <summary>A comparison of a property with a literal; false for an entity that lacks the property or has it in another type.</summary>
internal sealed record Comparison(string Property, string Operator, object Literal) : FilterNode
{
    public override IReadOnlyList<KeyBox> Keys => Literal is string key ? [KeyBox.Of(Property, Operator, key)] : [KeyBox.Everything];

    public override bool Matches(Func<string, object?> property) =>
        property(Property) is { } value && LiteralOrder.Compare(value, Literal) is { } order && Operator switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "gt" => order > 0,
            "ge" => order >= 0,
            "lt" => order < 0,
            _ => order <= 0,
        };
}
