using System.Text.RegularExpressions;

namespace CoachBot;

/// <summary>How two people were in touch, read out of what somebody tells of it.</summary>
public static partial class TouchWords
{
    /// <summary>Null when the words do not say.</summary>
    public static TouchKind? Read(string text) => text switch
    {
        _ when Article().IsMatch(text) => TouchKind.Article,
        _ when Coffee().IsMatch(text) => TouchKind.Coffee,
        _ when Call().IsMatch(text) => TouchKind.Call,
        _ when Meeting().IsMatch(text) => TouchKind.Meeting,
        _ when Message().IsMatch(text) => TouchKind.Message,
        _ => null,
    };

    [GeneratedRegex(@"\b(?:article|link|piece|post about|paper)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"\b(?:coffee|cuppa|tea|lunch|breakfast|dinner|drinks?|beer|pint|sandwich|bite)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Coffee();

    [GeneratedRegex(@"\b(?:rang|phoned|called|call|phone|zoom|voicemail|video|telephoned|spoke on)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex(@"\b(?:met|saw|ran into|bumped into|caught up|visited|popped in|chat(?:ted)?|talked|spoke|natter|walk|meeting|session|hello)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"\b(?:e-?mail(?:ed)?|mailed|wrote|texted|txted|text|message[ds]?|dm'?d|pinged|whatsapped|sent|note|replied|answered|wrote back|linkedin|commented|congratulated|line|card)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Message();
}
