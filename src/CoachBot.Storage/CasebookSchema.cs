namespace CoachBot.Storage;

/// <summary>The shape of the JSON in casebook rows, numbered. A row of an older shape is brought forward when it is read.</summary>
internal static class CasebookSchema
{
    /// <summary>Step <c>i</c> takes a row's key and its JSON of schema <c>i + 1</c> to schema <c>i + 2</c>. Append; never change one that shipped.</summary>
    private static readonly IReadOnlyList<Func<string, string, string>> Steps = [];

    public static int Current => Steps.Count + 1;

    /// <exception cref="InvalidDataException">The row was written by a newer version of the coach.</exception>
    public static string Upgrade(string key, string json, int schema)
    {
        if (schema > Current)
            throw new InvalidDataException($"The casebook row {key} follows schema {schema}, and this version knows {Current}; run the newer version.");
        return Steps.Skip(schema - 1).Aggregate(json, (upgraded, step) => step(key, upgraded));
    }
}
