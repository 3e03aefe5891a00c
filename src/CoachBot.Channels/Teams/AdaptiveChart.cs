using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Teams;

/// <summary>A chart as Teams draws it; what knows no charts shows bars of text instead.</summary>
public static class AdaptiveChart
{
    private const int WidestBar = 20;

    public static JObject Render(Chart chart) => new()
    {
        ["type"] = "Chart.HorizontalBar",
        ["title"] = chart.Title,
        ["displayMode"] = "AbsoluteWithAxis",
        ["data"] = new JArray(chart.Bars.Select(b => new JObject { ["x"] = b.Label, ["y"] = b.Value })),
        ["fallback"] = new JObject
        {
            ["type"] = "Container",
            ["items"] = new JArray(chart.Bars.Select(b => Line(b, chart)).Prepend(Title(chart))),
        },
    };

    private static JObject Title(Chart chart) => Text(Run(chart.Title, isBold: true));

    private static JObject Line(Bar bar, Chart chart) => Text(
        Run(Wording.BarOf(bar, chart, WidestBar) + " " + Wording.Number(bar.Value), isBold: true),
        Run("  " + bar.Label));

    private static JObject Text(params JObject[] runs) => new() { ["type"] = "RichTextBlock", ["spacing"] = "Small", ["inlines"] = new JArray(runs) };

    private static JObject Run(string text, bool isBold = false)
    {
        var run = new JObject { ["type"] = "TextRun", ["text"] = text };
        if (isBold)
            run["weight"] = "Bolder";
        return run;
    }
}
