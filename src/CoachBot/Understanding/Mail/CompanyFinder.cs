using System.Text.RegularExpressions;

namespace CoachBot.Understanding;

/// <summary>Finds the hiring employer: every name in a message is weighed by what it is made of and by where it stands. An agency that relays does not count.</summary>
internal static partial class CompanyFinder
{
    private const int Enough = 39;
    private const int OfOnce = 3;
    private const int MostTimes = 4;
    private const int LastLines = 4;

    // Found by trying, on messages labelled by hand.
    private static readonly (CompanySigns Sign, int Weight)[] Weights =
    [
        (CompanySigns.Kind, 46), (CompanySigns.Known, 102), (CompanySigns.SeveralWords, 34), (CompanySigns.Uncommon, 19),
        (CompanySigns.At, 47), (CompanySigns.With, 20), (CompanySigns.Of, 16), (CompanySigns.Acts, 41), (CompanySigns.Owns, 24), (CompanySigns.HasDepartment, 15),
        (CompanySigns.Part, 19), (CompanySigns.Last, 17), (CompanySigns.Signed, 10), (CompanySigns.AfterSender, 33), (CompanySigns.UnderSender, 13),
        (CompanySigns.InHeader, 8), (CompanySigns.IsDomain, 45),
        (CompanySigns.Everyday, -25), (CompanySigns.BadStart, -44), (CompanySigns.BadEnd, -47), (CompanySigns.Cut, -26), (CompanySigns.Agency, -36), (CompanySigns.Relays, -37),
    ];

    /// <param name="mail">The message.</param>
    /// <param name="sender">Who signed it.</param>
    /// <param name="role">The role found, which is no company.</param>
    public static string? Find(MailText mail, Sender sender, string? role)
    {
        var best = (Name: (string?)null, Score: Enough - 1);
        foreach (var (name, (signs, times)) in Names(mail, sender))
        {
            var score = (OfOnce * Math.Min(times, MostTimes)) + Weights.Sum(each => signs.HasFlag(each.Sign) ? each.Weight : 0);
            if (score > best.Score && role?.Contains(name, StringComparison.Ordinal) != true) best = (name, score);
        }

        return best.Name;
    }

    private static Dictionary<string, (CompanySigns Signs, int Times)> Names(MailText mail, Sender sender)
    {
        var names = new Dictionary<string, (CompanySigns Signs, int Times)>(StringComparer.OrdinalIgnoreCase);
        var relays = Relays().IsMatch(mail.Body);
        void Add(string line, CompanySigns place)
        {
            foreach (var (name, signs) in CompanyNames.In(line, sender.Person))
            {
                var (known, times) = names.GetValueOrDefault(name);
                var here = signs | (signs.HasFlag(CompanySigns.Part) ? place : place & ~CompanySigns.Signed);
                names[name] = (known | here | (relays && here.HasFlag(CompanySigns.AfterSender) ? CompanySigns.Relays : CompanySigns.None), times + 1);
            }
        }

        var lines = mail.Lines;
        for (var at = 0; at < lines.Count; at++) Add(lines[at], mail.Signature.Count == 0 && at >= lines.Count - LastLines ? CompanySigns.Signed : CompanySigns.None);
        for (var at = 0; at < mail.Signature.Count; at++) Add(mail.Signature[at], IsUnderSender(mail.Signature, at, sender) ? CompanySigns.Signed | CompanySigns.UnderSender : CompanySigns.Signed);
        Add(mail.Subject ?? "", CompanySigns.InHeader);
        Add(sender.HeaderName ?? "", CompanySigns.InHeader);
        if (FromDomain(sender.Domain) is { } host) names[host] = (names.GetValueOrDefault(host).Signs | CompanySigns.IsDomain, 1);
        return names;
    }

    private static bool IsUnderSender(IReadOnlyList<string> signature, int at, Sender sender) =>
        at > 0 && sender.Person is { } person && signature[at - 1].StartsWith(person, StringComparison.Ordinal);

    private static string? FromDomain(string? domain)
    {
        var parts = domain?.Split('.') ?? [];
        var host = parts.Length < 2 ? null : parts.Length > 2 && parts[^2] is "co" or "com" or "ac" or "org" or "gov" ? parts[^3] : parts[^2];
        return host is null || MailWords.IsHost(host) ? null : char.ToUpperInvariant(host[0]) + host[1..];
    }

    [GeneratedRegex(@"\b(our|my|the) client\b|^client\b|\bclient(['’]s|s)? (has|have|feels|felt|decided|went|want|said|had|is|just|came)|\bI recruit for\b", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Relays();
}
