namespace CoachBot.Understanding;

/// <summary>Finds the role a message is about, in the words as written: every phrase that could be one is weighed by what it is made of and by where it stands.</summary>
internal static class RoleFinder
{
    private const int Enough = 34;
    private const int OfOnce = 7;
    private const int MostTimes = 4;

    // Found by trying, on messages labelled by hand.
    private static readonly (RoleSigns Sign, int Weight)[] Weights =
    [
        (RoleSigns.Noun, 62), (RoleSigns.Modifier, 27), (RoleSigns.SeveralWords, 34), (RoleSigns.Small, -63),
        (RoleSigns.Applied, 62), (RoleSigns.Position, 58), (RoleSigns.As, 70), (RoleSigns.For, 49), (RoleSigns.About, 26), (RoleSigns.Determined, 7),
        (RoleSigns.BeforePosition, 41), (RoleSigns.BeforeCompany, 15), (RoleSigns.InSubject, 11),
        (RoleSigns.Company, -89), (RoleSigns.AtCompany, -37), (RoleSigns.Person, -19), (RoleSigns.OfSender, -24), (RoleSigns.Everyday, -20), (RoleSigns.Opens, -8),
        (RoleSigns.BadStart, -50), (RoleSigns.BadEnd, -43), (RoleSigns.Cut, -25), (RoleSigns.CutAtNoun, -12), (RoleSigns.Joined, -45),
    ];

    public static string? Find(MailText mail, Sender sender)
    {
        var best = (Role: (string?)null, Score: Enough - 1);
        foreach (var (role, (signs, times)) in Roles(mail, sender))
        {
            var score = (OfOnce * Math.Min(times, MostTimes)) + Weights.Sum(each => signs.HasFlag(each.Sign) ? each.Weight : 0);
            if (score > best.Score) best = (role, score);
        }

        return best.Role;
    }

    private static Dictionary<string, (RoleSigns Signs, int Times)> Roles(MailText mail, Sender sender)
    {
        var roles = new Dictionary<string, (RoleSigns Signs, int Times)>(StringComparer.OrdinalIgnoreCase);
        void Add(string line, RoleSigns place)
        {
            foreach (var (role, signs) in RoleNames.In(line, sender.Person))
            {
                var (known, times) = roles.GetValueOrDefault(role);
                roles[role] = (known | signs | place, times + 1);
            }
        }

        Add(mail.Subject ?? "", RoleSigns.InSubject);
        foreach (var line in mail.Lines) Add(line, RoleSigns.None);
        // "Maya Chen (about the barista job)"
        foreach (var line in mail.Signature.Where(line => line.StartsWith('('))) Add(line, RoleSigns.None);
        return roles;
    }
}
