using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Storage.Tests;

/// <summary>A master key that lives as long as the test run.</summary>
internal static class Protection
{
    public static IDataProtectionProvider Shared { get; } = new EphemeralDataProtectionProvider();
}
