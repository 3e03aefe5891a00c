namespace CoachBot;

/// <summary>What was decided beforehand, to look at.</summary>
public static class SetbackCards
{
    public static Card Plan(Setback setback, CopyFile copy) => new(copy["plan-title"].Plain(new { company = setback.Company }))
    {
        Facts =
        [
            new Fact(copy["fact-if"].Plain(), copy["fact-then"].Plain(new { then = setback.Then })),
            .. setback.For is { } kindness ? new[] { new Fact(copy["fact-kindness"].Plain(), kindness) } : [],
        ],
    };
}
