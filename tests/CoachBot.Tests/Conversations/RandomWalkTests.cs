using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Conversations;

/// <summary>
/// 500 people who answer, change their mind, ask for help, cancel, come back another day and meet restarts and kills: never a
/// dead end, never a fault, no answer lost, nothing asked that was answered (coaching.md 44).
/// </summary>
public class RandomWalkTests
{
    private const int Walks = 500;

    private static readonly Gen<(int Kind, int Pick)> Step = from kind in Gen.Choose(0, 99) from pick in Gen.Choose(0, 999) select (kind, pick);

    [Fact]
    public void Five_hundred_random_walks_never_dead_end_and_never_lose_an_answer_44()
    {
        var walks = Step.ListOf().Select(steps => steps.Take(25).ToList()).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Walks).WithEndSize(30), Prop.ForAll(walks, steps =>
        {
            WalkAsync(steps).GetAwaiter().GetResult();
            return true;
        }));
    }

    private static async Task WalkAsync(List<(int Kind, int Pick)> steps)
    {
        await using var walk = new Walk();
        await walk.BeginAsync(steps.Count);
        foreach (var (kind, pick) in steps)
            await walk.StepAsync(kind, pick);
        await walk.EndAsync();
    }
}
