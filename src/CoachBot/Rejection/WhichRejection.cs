namespace CoachBot;

/// <summary>Which rejection a talk is about: the one it was begun for, the only one, or the one that is picked.</summary>
public static class WhichRejection
{
    private const int MostOffered = 6;
    private const string Another = "another";

    /// <summary>Null when it is about one that the casebook does not hold.</summary>
    public static async Task<Rejection?> AskAsync(Scene scene)
    {
        var known = await scene.Load("rejections", async casebook => (await casebook.AllAsync<Rejection>())
            .Reverse().Take(MostOffered).Select(r => new Offered(r.Id, r.Role, r.Company)).ToList());
        if (known.Count == 0)
            return null;

        var options = known.Select(r => new Option(r.Id, r.Label) { Aliases = [r.Company, r.Role] }).Append(new Option(Another, scene.Words("another"))).ToList();
        var named = await scene.Load("named", _ => Task.FromResult(scene.IsGiven("which")));
        var id = known is [var only] && !named ? only.Id : await scene.Pick("which", options);
        return id == Another ? null : await scene.Load("rejection", async casebook => await casebook.FindAsync<Rejection>(id) is { } found ? found with { Feelings = null, KindWords = null } : Gone(id));
    }

    /// <summary>Marks a step of the rejection's plan as done; no matter when there is none.</summary>
    public static async Task DoneAsync(Casebook casebook, string rejection, NodaTime.LocalDate on, params PlanStep[] steps)
    {
        if (await casebook.FindAsync<Plan>(rejection) is { } plan)
            casebook.Put(steps.Aggregate(plan, (p, step) => p.Done(step, on)));
    }

    private static Rejection Gone(string id) => throw new InvalidOperationException($"Rejection {id} was there a moment ago.");

    private sealed record Offered(string Id, string Role, string Company)
    {
        public string Label => $"{Role}, {Company}" is { Length: > 75 } label ? label[..74] + "…" : $"{Role}, {Company}";
    }
}
