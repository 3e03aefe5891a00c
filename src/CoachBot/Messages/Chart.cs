namespace CoachBot;

/// <summary>A few numbers beside one another, such as how many applications reached which stage. Channels without charts draw bars of text.</summary>
/// <param name="Title">What is counted, plain text.</param>
public sealed record Chart(string Title, IReadOnlyList<Bar> Bars);

/// <summary>One number of a chart.</summary>
/// <param name="Label">Plain text, a few words.</param>
/// <param name="Value">Not negative.</param>
public sealed record Bar(string Label, double Value);
