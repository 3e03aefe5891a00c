using System.Reflection;
using System.Text;

namespace CoachBot;

/// <summary>The coach's whole voice: every copy file of the assembly, read once at start.</summary>
public sealed class CopyBook
{
    private const string Ending = ".copy.md";

    private readonly Dictionary<string, CopyFile> files;

    public CopyBook(IEnumerable<CopyFile> files) => this.files = files.ToDictionary(f => f.Name, StringComparer.Ordinal);

    public IEnumerable<CopyFile> Files => files.Values.OrderBy(f => f.Name, StringComparer.Ordinal);

    /// <exception cref="CopyException">No such file.</exception>
    public CopyFile this[string name] => files.TryGetValue(name, out var file) ? file : throw new CopyException($"There is no {name}.copy.md.");

    /// <exception cref="CopyException">A file does not have the form it must have.</exception>
    public static CopyBook Load(Assembly assembly) => new(
        from resource in assembly.GetManifestResourceNames()
        where resource.EndsWith(Ending, StringComparison.Ordinal)
        let name = Path.GetFileName(resource.Replace('\\', '/'))
        select CopyFile.Parse(name[..^Ending.Length], Read(assembly, resource)));

    /// <summary>Everything the coach can say, on one page, for review.</summary>
    public string Print()
    {
        var page = new StringBuilder();
        foreach (var file in Files)
        {
            page.Append("# ").Append(file.Name).Append("\n\n");
            foreach (var text in file.Texts)
            {
                page.Append("## ").Append(text.Id).Append('\n');
                foreach (var variant in text.Variants)
                    page.Append(variant).Append("\n\n");
                foreach (var retry in text.Retry)
                    page.Append("(again) ").Append(retry).Append("\n\n");
                if (text.Choices.Count > 0)
                    page.Append(string.Join(" ", text.Choices.Select(c => $"[{c.Label}]"))).Append("\n\n");
            }
        }
        return page.ToString().TrimEnd() + "\n";
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
