using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Storage.Moving;

/// <summary>
/// Moves all casebooks between stores by way of a file. Rows stay sealed and people's wrapped keys travel with them, so both
/// stores need the same master key: the folder <c>keys</c> of COACH_DATA, or the same key vault. The coach must not run meanwhile.
/// </summary>
public sealed class CasebookMove(TableServiceClient tables, IDataProtectionProvider protection)
{
    private readonly StoredCasebooks store = new(tables, protection);

    /// <summary>Writes the store's casebooks to a new file; one that was broken off (<c>.partial</c>) is gone on with.</summary>
    /// <param name="file">Must not exist.</param>
    /// <param name="progress">Told the part done, 0 to 1.</param>
    /// <exception cref="MoveException">The file exists, or the store was never used.</exception>
    /// <exception cref="StorageConfigurationException">The master key here is not the store's.</exception>
    public async Task<Tally> ExportAsync(string file, Action<double> progress, CancellationToken stop)
    {
        if (File.Exists(file))
            throw new MoveException($"{file} exists already; name another file, or move it away.");
        var word = await store.MasterKey.ReadAsync(stop) ?? throw new MoveException("There are no casebooks: nobody has used this store yet. Is it the right one?");
        var people = Math.Max(1, await store.CountAsync(stop));
        return await new ExportWriter(file).WriteAsync(word, from => store.ReadAllAsync(from, stop), done => progress(Math.Min(1, (double)done / people)), stop);
    }

    /// <summary>
    /// Reads a file into the store and reads the store again to see that all arrived. What is there already and the same is left,
    /// so an import that was broken off is gone on with by importing again.
    /// </summary>
    /// <exception cref="MoveException">The file is damaged, was written with another master key, or somebody in it has other rows here; nothing was changed.</exception>
    /// <exception cref="StorageConfigurationException">The master key here is not the store's.</exception>
    public async Task<Tally> ImportAsync(string file, Action<double> progress, CancellationToken stop)
    {
        var export = await ExportReader.OpenAsync(file, stop);
        store.MasterKey.CheckForeign(export.Word);
        await store.MasterKey.ReadAsync(stop);
        var total = Math.Max(1, export.Total.People);

        var done = 0;
        await foreach (var person in export.PeopleAsync(stop))
        {
            CheckNotOther(person, await store.ReadAsync(person[0].Partition, stop));
            progress(0.25 * ++done / total);
        }

        await store.MasterKey.StartAsync(stop);
        done = 0;
        await foreach (var person in export.PeopleAsync(stop))
        {
            var there = await store.ReadAsync(person[0].Partition, stop);
            var missing = person.Where(row => !there.ContainsKey(row.Key)).ToList();
            if (missing.Count > 0)
                await store.AddAsync(missing, stop);
            progress(0.25 + (0.5 * ++done / total));
        }

        var differences = await DifferencesAsync(export, part => progress(0.75 + (0.25 * part)), stop);
        return differences.Count == 0
            ? export.Total
            : throw new MoveException($"After the import {differences.Count} people differ from the file, first {differences[0]}. Is the coach running on this store? Stop it and import again.");
    }

    /// <summary>Compares the people of a file with the store.</summary>
    /// <returns>What the file holds, and one line for each person who is not the same in the store.</returns>
    /// <exception cref="MoveException">The file is damaged.</exception>
    public async Task<(Tally Total, IReadOnlyList<string> Differences)> CheckAsync(string file, Action<double> progress, CancellationToken stop)
    {
        var export = await ExportReader.OpenAsync(file, stop);
        return (export.Total, await DifferencesAsync(export, progress, stop));
    }

    private async Task<List<string>> DifferencesAsync(ExportReader export, Action<double> progress, CancellationToken stop)
    {
        var differences = new List<string>();
        var (done, here) = (0, await store.CountAsync(stop));
        await foreach (var person in export.PeopleAsync(stop))
        {
            if (Difference(person, await store.ReadAsync(person[0].Partition, stop)) is { } difference)
                differences.Add($"{person[0].Partition}: {difference}");
            progress((double)++done / Math.Max(1, export.Total.People));
        }
        if (here > export.Total.People)
            differences.Add($"{here - export.Total.People} people are in the store and not in the file");
        return differences;
    }

    private static string? Difference(IReadOnlyList<ExportFile.Row> rows, Dictionary<string, ExportFile.Row> there)
    {
        var missing = rows.Count(row => !there.ContainsKey(row.Key));
        var other = rows.Count(row => there.TryGetValue(row.Key, out var found) && !IsSame(row, found));
        var more = there.Count - (rows.Count - missing);
        return missing + other + more == 0 ? null : $"{missing} rows missing, {other} different, {more} more than in the file";
    }

    private static void CheckNotOther(IReadOnlyList<ExportFile.Row> person, Dictionary<string, ExportFile.Row> there)
    {
        var inFile = person.ToDictionary(row => row.Key, StringComparer.Ordinal);
        if (there.Values.FirstOrDefault(row => !inFile.TryGetValue(row.Key, out var same) || !IsSame(row, same)) is { } other)
            throw new MoveException($"{other.Partition} has a casebook here that is not the file's (row {other.Key}). Nothing was changed; import into an empty store.");
    }

    private static bool IsSame(ExportFile.Row a, ExportFile.Row b) => a.Hash().AsSpan().SequenceEqual(b.Hash());
}
