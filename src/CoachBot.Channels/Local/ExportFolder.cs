namespace CoachBot.Channels.Local;

/// <summary>Where exports go on this machine: the local channel is on it, so a file beside the data is in the person's hands.</summary>
public sealed class ExportFolder(Export export, string folder)
{
    /// <returns>Where they are, in neutral Markdown.</returns>
    public async Task<string> SaveAsync(PersonKey person)
    {
        var place = Directory.CreateDirectory(folder).FullName;
        var saved = new List<string>();
        foreach (var file in await export.WriteAsync(person, CancellationToken.None))
        {
            var path = Path.Combine(place, file.Name);
            await File.WriteAllTextAsync(path, file.Text);
            saved.Add("- " + Markdown.Escape(path));
        }
        return string.Join('\n', saved);
    }
}
