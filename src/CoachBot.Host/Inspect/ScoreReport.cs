using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.Host.Inspect;

/// <summary>Scores a reader on a labelled file and prints the report.</summary>
public static class ScoreReport
{
    /// <summary>A field with more distinct answers than this (a company, say) is scored but not broken down.</summary>
    private const int MostLabels = 60;

    public static async Task<int> RunAsync(IInspector inspector, FileInfo file, TextWriter output, CancellationToken stop)
    {
        var answers = new List<ScoredAnswer>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, stop))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                answers.AddRange(Compare(inspector, JsonLines.Parse(line)));
            }
            catch (FormatException bad)
            {
                await output.WriteLineAsync($"line {number}: {bad.Message}");
                return 1;
            }
        }

        await output.WriteLineAsync(Print(inspector.Scored, answers));
        return 0;
    }

    private static IEnumerable<ScoredAnswer> Compare(IInspector inspector, JsonObject check)
    {
        var answer = inspector.Inspect(check, explain: false);
        var confidence = answer["confidence"]?.GetValue<double>();
        foreach (var field in inspector.Scored)
        {
            if (!Holds(check, field)) continue;
            yield return new ScoredAnswer(field, At(check, field), At(answer, field), confidence, check["text"]?.ToString() ?? check.ToJsonString());
        }
    }

    // A check line speaks about a field when it (or, for "slots.company", its object) names it; a missing slot then means "none".
    private static bool Holds(JsonObject check, string field) => check.ContainsKey(field.Split('.')[0]);

    private static string At(JsonObject from, string field)
    {
        JsonNode? node = from;
        foreach (var step in field.Split('.'))
            node = (node as JsonObject)?[step];
        return node?.ToString() ?? "(none)";
    }

    private static string Print(IReadOnlyList<string> fields, List<ScoredAnswer> answers)
    {
        var report = new StringBuilder();
        foreach (var field in fields)
        {
            var of = answers.Where(answer => answer.Field == field).ToList();
            if (of.Count == 0) continue;
            report.AppendLine($"## {field}: {of.Count(answer => answer.Right)} of {of.Count} right ({Percent(of.Count(answer => answer.Right), of.Count)})");
            if (of.Select(answer => answer.Gold).Distinct(StringComparer.Ordinal).Count() <= MostLabels)
            {
                Labels(report, of);
                Confusions(report, of);
            }

            if (field == fields[0] && of.All(answer => answer.Confidence is not null))
                Calibration(report, of);
            report.AppendLine();
        }

        return report.ToString().TrimEnd();
    }

    private static void Labels(StringBuilder report, List<ScoredAnswer> answers)
    {
        report.AppendLine($"{"label",-22} {"count",6} {"precision",10} {"recall",8} {"f1",6}");
        var scores = new List<double>();
        foreach (var label in answers.Select(answer => answer.Gold).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var right = answers.Count(answer => answer.Gold == label && answer.Right);
            var gold = answers.Count(answer => answer.Gold == label);
            var said = answers.Count(answer => answer.Said == label);
            scores.Add(2.0 * right / (gold + said));
            report.AppendLine($"{label,-22} {gold,6} {Percent(right, said),10} {Percent(right, gold),8} {Number(scores[^1]),6}");
        }

        report.AppendLine($"macro-F1 {Number(scores.Average())}");
    }

    private static void Confusions(StringBuilder report, List<ScoredAnswer> answers)
    {
        foreach (var wrong in answers.Where(answer => !answer.Right).GroupBy(answer => (answer.Gold, answer.Said)).OrderByDescending(group => group.Count()))
        {
            report.AppendLine($"{wrong.Key.Gold} read as {wrong.Key.Said}: {wrong.Count()}");
            foreach (var answer in wrong)
                report.AppendLine($"    {(answer.Text.Length > 160 ? answer.Text[..160] + "…" : answer.Text).ReplaceLineEndings(" ")}");
        }
    }

    private static void Calibration(StringBuilder report, List<ScoredAnswer> answers)
    {
        var bins = answers.GroupBy(answer => Math.Min(9, (int)(answer.Confidence!.Value * 10))).OrderBy(bin => bin.Key).ToList();
        var error = bins.Sum(bin => bin.Count() * Math.Abs(bin.Average(answer => answer.Confidence!.Value) - bin.Average(answer => answer.Right ? 1.0 : 0.0)));
        report.AppendLine($"calibration: ECE {Number(error / answers.Count)}");
        foreach (var bin in bins)
            report.AppendLine($"  {bin.Key / 10.0:0.0}-{(bin.Key + 1) / 10.0:0.0} {bin.Count(),5} said {Number(bin.Average(answer => answer.Confidence!.Value))} right {Number(bin.Average(answer => answer.Right ? 1.0 : 0.0))}");
    }

    private static string Percent(int part, int whole) => whole == 0 ? "-" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed record ScoredAnswer(string Field, string Gold, string Said, double? Confidence, string Text)
    {
        public bool Right => string.Equals(Gold, Said, StringComparison.OrdinalIgnoreCase);
    }
}
