using System.Diagnostics;
using Xunit;

namespace CoachBot.Testing;

/// <summary>
/// The official JavaScript clients and emulators that tests run against. Their versions are pinned in <c>tests/npm</c>;
/// <c>npm ci</c> in that folder installs them.
/// </summary>
public static class NodeTools
{
    private static readonly Lazy<string?> NodeVersion = new(() => Answer("node", "--version"));

    /// <summary>The folder that holds the solution, found upwards from the test's assembly.</summary>
    public static string RepositoryRoot { get; } = FindRoot(AppContext.BaseDirectory);

    public static string NpmFolder { get; } = Path.Combine(RepositoryRoot, "tests", "npm");

    /// <summary>A file inside an installed package, such as <c>("azurite", "dist/src/azurite.js")</c>.</summary>
    public static string PackageFile(string package, string file) => Path.Combine(NpmFolder, "node_modules", package, file);

    /// <summary>Why the named packages cannot be used, or null when Node and all of them are there.</summary>
    public static string? WhyMissing(params string[] packages)
    {
        if (NodeVersion.Value is null)
            return "Node.js is not on the path; install Node 20 or newer.";
        var missing = packages.FirstOrDefault(package => !File.Exists(PackageFile(package, "package.json")));
        return missing is null ? null : $"npm package {missing} is not installed; run `npm ci` in tests/npm.";
    }

    /// <summary>Skips the calling test (a SkippableFact) with a printed reason when something is missing, and fails it where CI=true.</summary>
    public static void RequireOrSkip(params string[] packages)
    {
        var reason = WhyMissing(packages);
        if (reason is not null && IsContinuousIntegration)
            throw new InvalidOperationException($"{reason} CI never skips.");
        Skip.If(reason is not null, reason);
    }

    /// <summary>How a script is started, wherever it lies: it can require the packages, and its input and output are redirected.</summary>
    public static ProcessStartInfo Script(string file, params string[] arguments) => new("node", [file, .. arguments])
    {
        WorkingDirectory = NpmFolder,
        Environment = { ["NODE_PATH"] = Path.Combine(NpmFolder, "node_modules") },
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static bool IsContinuousIntegration =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static string FindRoot(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CoachBot.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {folder} holds CoachBot.sln.");
    }

    private static string? Answer(string program, string argument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, argument) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var answer = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? answer : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
