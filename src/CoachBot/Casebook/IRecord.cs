namespace CoachBot;

/// <summary>Something kept in a casebook: a row <c>{Kind}:{Id}</c> of its own.</summary>
public interface IRecord
{
    /// <summary>What it is, in the singular: <c>application</c>, <c>contact</c>, <c>reflection</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>Unique within the kind; sorts by age.</summary>
    string Id { get; }
}
