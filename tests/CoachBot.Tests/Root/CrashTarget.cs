using System.Diagnostics;

namespace CoachBot.Tests.Root;

/// <summary>
/// The process that the crash tests kill: <c>CoachBot.Tests.dll folder point id=text …</c> delivers each message and prints what
/// leaves, one line each, and dies by SIGKILL at <c>point:id</c>, such as <c>after-commit:m2</c>.
/// </summary>
internal static class CrashTarget
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var folder, var point, .. var messages])
        {
            await Console.Error.WriteLineAsync("usage: CoachBot.Tests.dll folder point id=text …; to run the tests: dotnet test");
            return 1;
        }

        var current = "";
        await using var replica = new Replica(folder, TimeProvider.System, TimeSpan.Zero, store => new DyingStore(store, name => DieAt($"{name}:{current}", point)));
        replica.Channel = activity =>
        {
            Console.WriteLine(activity.Text.ReplaceLineEndings(" "));
            Console.Out.Flush();
            DieAt($"after-send:{current}", point);
            return null;
        };
        foreach (var message in messages)
        {
            current = message.Split('=')[0];
            await replica.DeliverAsync(TwoReplicas.Message(current, message.Split('=')[1]));
        }
        return 0;
    }

    private static void DieAt(string here, string point)
    {
        if (here != point)
            return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit();
    }

    private sealed class DyingStore(ICasebookStore inner, Action<string> at) : ICasebookStore
    {
        public Task<IReadOnlyList<CasebookRow>> OpenAsync(PersonKey person, CancellationToken cancellationToken) => inner.OpenAsync(person, cancellationToken);

        public Task<IReadOnlyList<CasebookRow>> ReadAsync(PersonKey person, string prefix, CancellationToken cancellationToken) => inner.ReadAsync(person, prefix, cancellationToken);

        public async Task<IReadOnlyDictionary<string, string>> CommitAsync(PersonKey person, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
        {
            at("before-commit");
            var etags = await inner.CommitAsync(person, changes, cancellationToken);
            at("after-commit");
            return etags;
        }

        public Task<int> ForgetTenantAsync(string channel, string tenant, CancellationToken cancellationToken) => inner.ForgetTenantAsync(channel, tenant, cancellationToken);

        public Task ForgetAsync(PersonKey person, CancellationToken cancellationToken) => inner.ForgetAsync(person, cancellationToken);
    }
}
