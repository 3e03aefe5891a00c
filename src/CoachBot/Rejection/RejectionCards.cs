namespace CoachBot;

/// <summary>A rejection as a card to look over before it is saved.</summary>
public static class RejectionCards
{
    public static Card Summary(Rejection rejection, CopyFile copy) => new(copy["summary-title"].Plain())
    {
        Facts =
        [
            new Fact(copy["fact-company"].Plain(), rejection.Company),
            new Fact(copy["fact-role"].Plain(), rejection.Role),
            new Fact(copy["fact-stage"].Plain(), LabelOf(copy["stage"], rejection.Stage)),
            new Fact(copy["fact-how"].Plain(), LabelOf(copy["how"], rejection.How)),
            .. Known(copy["fact-teller"].Plain(), rejection.Teller),
            .. Known(copy["fact-reason"].Plain(), rejection.Reason),
            .. Known(copy["fact-praise"].Plain(), rejection.Praise),
            new Fact(copy["fact-dream"].Plain(), copy[rejection.Dream ? "fact-yes" : "fact-no"].Plain()),
        ],
    };

    private static string LabelOf<T>(CopyText question, T value)
        where T : struct, Enum => question.Choices.First(c => c.Id == PlanCards.NameOf(value)).Label;

    private static IEnumerable<Fact> Known(string name, string? value) => value is null ? [] : [new Fact(name, value)];
}
