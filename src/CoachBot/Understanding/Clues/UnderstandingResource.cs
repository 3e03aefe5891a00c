namespace CoachBot.Understanding;

/// <summary>The word files that lie beside this code, built into the assembly.</summary>
internal static class UnderstandingResource
{
    /// <param name="name">The path below Understanding, such as "Mail/Outcome.clues.md".</param>
    /// <exception cref="FileNotFoundException">No such file was embedded.</exception>
    public static string Read(string name)
    {
        using var stream = typeof(UnderstandingResource).Assembly.GetManifestResourceStream($"Understanding/{name}")
            ?? throw new FileNotFoundException($"Understanding/{name} is not embedded; check the EmbeddedResource patterns of CoachBot.csproj.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
