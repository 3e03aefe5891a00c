using CoachBot.Testing.Teams;
using Newtonsoft.Json.Linq;

namespace CoachBot.Channels.Tests.Teams.Authentication;

/// <summary>One way of coming in without the right to.</summary>
/// <param name="Authorization">The header's values for a service URL; empty for none.</param>
/// <param name="Change">What is different in the activity.</param>
/// <param name="IsLetInOfficially">Whether the official SDK would process it: ours is stricter there.</param>
public sealed record ForgedRequest(string Name, Func<TokenForge, string, string[]> Authorization, Action<JObject>? Change = null, bool IsLetInOfficially = false)
{
    public override string ToString() => Name;
}
