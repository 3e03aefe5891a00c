using System.Runtime.CompilerServices;

namespace CoachBot.Storage.Moving;

/// <summary>An export that was read once from end to end and found whole.</summary>
internal sealed class ExportReader
{
    private readonly string file;

    private ExportReader(string file, byte[] word, Tally total) => (this.file, Word, Total) = (file, word, total);

    /// <summary>What the master key of the store sealed.</summary>
    public byte[] Word { get; }

    public Tally Total { get; }

    /// <exception cref="MoveException">The file is missing, broken off or damaged.</exception>
    public static async Task<ExportReader> OpenAsync(string file, CancellationToken stop)
    {
        if (!File.Exists(file))
            throw new MoveException(File.Exists(file + ".partial") ? $"{file} was not finished; run the export again, it goes on where it stopped." : $"There is no file {file}.");
        ExportFile.Head? head = null;
        Tally? said = null;
        var (counted, last, number) = (Tally.Empty, (string?)null, 0L);
        await foreach (var line in File.ReadLinesAsync(file, stop))
        {
            number++;
            if (head is null)
            {
                head = ExportFile.Read<ExportFile.Head>(line, number);
                if (head.Format != ExportFile.Format)
                    throw new MoveException($"{file} has format {head.Format}, and this version reads {ExportFile.Format}; use the version that wrote it.");
                continue;
            }
            if (said is not null)
                throw new MoveException($"{file} goes on after its end, at line {number}; export again.");
            if (ExportFile.IsTail(line))
            {
                said = ExportFile.Read<ExportFile.Tail>(line, number).Total;
                continue;
            }
            var row = ExportFile.Read<ExportFile.Row>(line, number);
            counted = counted.With(row, isNewPerson: row.Partition != last);
            last = row.Partition;
        }

        if (said != counted)
            throw new MoveException($"{file} is damaged: it says {said?.ToString() ?? "nothing at its end"}, and holds {counted}. Nothing was changed; export again.");
        return new ExportReader(file, head!.Word, counted);
    }

    /// <summary>The rows of each person in turn.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ExportFile.Row>> PeopleAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var person = new List<ExportFile.Row>();
        var number = 0L;
        await foreach (var line in File.ReadLinesAsync(file, stop))
        {
            if (++number == 1 || ExportFile.IsTail(line))
                continue;
            var row = ExportFile.Read<ExportFile.Row>(line, number);
            if (person.Count > 0 && row.Partition != person[0].Partition)
            {
                yield return person;
                person = [];
            }
            person.Add(row);
        }
        if (person.Count > 0)
            yield return person;
    }
}
