using System.Collections.Frozen;

namespace CoachBot.Understanding;

/// <summary>The small words around a number that tell a time from a count: "at 9 to ring Sam" against "9 companies".</summary>
internal static class Followers
{
    private static readonly FrozenSet<string> AfterTime = Set(
        "to on and at in for about with that please so if because i we re regarding before via by from then but or when my the of this next " +
        "every each until till after around maybe ok okay thanks instead sharp ish remind ping nudge tell me us is was would should will " +
        "not as due starting beginning today tomorrow tonight morning afternoon evening night monday tuesday wednesday thursday friday " +
        "saturday sunday week fortnight noon midday midnight work works perhaps again local just also even rather too coach cheers " +
        "january february march april may june july august september october november december exactly approx onwards onward though");

    private static readonly FrozenSet<string> NeverAfterTime = Set(
        "street st road rd avenue ave lane square companies company jobs job people places place other others percent pounds dollars euros k " +
        "interviews applications applicants candidates recruiters rejections emails questions weeks week months month years year days day " +
        "times miles point least most stage stages items things firms offices points of percent euro pound dollar quid gbp usd eur kg km miles pages hours minute hour fortnight rounds");

    private static readonly FrozenSet<string> Labels = Set(
        "studio room ext extension flat apt apartment suite number no nr pin code ref reference case ticket level floor gate platform bus line " +
        "section chapter page version phase step round grade class unit building bldg area route highway box desk model form tier iphone " +
        "windows office channel question part volume season episode band zone terminal hall block house top version v id");

    /// <summary>This word can come right after a time or a day, so the number before it need not count things.</summary>
    public static bool MayFollowTime(TimeTokens t, int i) => t[i].Kind != TimeTokenKind.Word || AfterTime.Contains(t[i].Word);

    /// <summary>This word makes the number before it a count or an address.</summary>
    public static bool RulesOutTime(TimeTokens t, int i) =>
        (t[i].Kind == TimeTokenKind.Word && NeverAfterTime.Contains(t[i].Word))
        || (t[i].Capital && t.IsAny(i + 1, "street", "st", "road", "rd", "avenue", "ave", "lane", "square", "way", "place"))
        || t.IsAny(i, "%", "£", "$", "€");

    /// <summary>The word before makes the number a name: "Studio 54", "room 1530", "ext 0930".</summary>
    public static bool Names(TimeTokens t, int i) =>
        Labels.Contains(t[i - 1].Word) || t.IsAny(i - 1, "#", "£", "$", "€", "+") || (t.Is(i - 1, ".") && t.IsAny(i - 2, "no", "ext", "v"));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
