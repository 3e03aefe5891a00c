using System.Globalization;

namespace CoachBot;

/// <summary>What came out of a reflection, to look at.</summary>
public static class ReflectionCards
{
    public static Card Sorted(IReadOnlyList<Reason> reasons, CopyFile copy) => new(copy["sorted-title"].Plain())
    {
        Facts =
        [
            .. Line(copy["not-yours"].Plain(), reasons.Where(r => !Reasons.IsYours(r)), copy),
            .. Line(copy["yours"].Plain(), reasons.Where(Reasons.IsYours), copy),
        ],
    };

    public static Card Lessons(IReadOnlyList<IfThen> plans, CopyFile copy) => new(copy["lessons-title"].Plain())
    {
        Facts = plans.Select(p => new Fact(
            copy["if-line"].Plain(new { p.If }),
            copy["then-line"].Plain(new { p.Then, By = p.By.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) }))).ToList(),
    };

    private static IEnumerable<Fact> Line(string name, IEnumerable<Reason> reasons, CopyFile copy)
    {
        var labels = reasons.Select(r => copy["reason"].Choices.First(c => c.Id == PlanCards.NameOf(r)).Label).ToList();
        return labels.Count == 0 ? [] : [new Fact(name, string.Join(" · ", labels))];
    }
}
