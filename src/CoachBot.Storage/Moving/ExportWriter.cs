namespace CoachBot.Storage.Moving;

/// <summary>Writes an export beside its place and moves it there when it is whole.</summary>
internal sealed class ExportWriter(string file)
{
    private readonly string partial = file + ".partial";

    /// <param name="word">The sealed word of the store's master key.</param>
    /// <param name="readFrom">The rows from a person on; null for all.</param>
    /// <param name="progress">Told how many people are written.</param>
    public async Task<Tally> WriteAsync(byte[] word, Func<string?, IAsyncEnumerable<ExportFile.Row>> readFrom, Action<int> progress, CancellationToken stop)
    {
        var (total, last) = await KeepWholePeopleAsync(stop);
        var begun = last;
        await using (var writer = new StreamWriter(partial, append: true))
        {
            if (new FileInfo(partial).Length == 0)
                await writer.WriteLineAsync(ExportFile.Write(new ExportFile.Head(ExportFile.Format, word)));
            await foreach (var row in readFrom(begun).WithCancellation(stop))
            {
                stop.ThrowIfCancellationRequested();
                if (row.Partition == begun)
                    continue; // the last person of the earlier attempt, kept whole
                total = total.With(row, isNewPerson: row.Partition != last);
                last = row.Partition;
                await writer.WriteLineAsync(ExportFile.Write(row));
                progress(total.People);
            }
            await writer.WriteLineAsync(ExportFile.Write(new ExportFile.Tail(total)));
        }

        File.Move(partial, file);
        return total;
    }

    /// <summary>Cuts a broken-off attempt behind the last person who is surely whole: the last but one.</summary>
    private async Task<(Tally Total, string? Last)> KeepWholePeopleAsync(CancellationToken stop)
    {
        if (!File.Exists(partial))
            return (Tally.Empty, null);
        var lines = (await File.ReadAllLinesAsync(partial, stop)).ToList();
        var rows = lines.Skip(1).TakeWhile(line => line.EndsWith('}') && !ExportFile.IsTail(line)).Select((line, i) => ExportFile.Read<ExportFile.Row>(line, i + 2)).ToList();
        var unsure = rows.LastOrDefault()?.Partition;
        var kept = rows.TakeWhile(row => row.Partition != unsure).ToList();
        if (kept.Count == 0)
        {
            File.Delete(partial);
            return (Tally.Empty, null);
        }

        await File.WriteAllLinesAsync(partial, lines.Take(1 + kept.Count), stop);
        var total = Tally.Empty;
        string? last = null;
        foreach (var row in kept)
        {
            total = total.With(row, isNewPerson: row.Partition != last);
            last = row.Partition;
        }
        return (total, last);
    }
}
