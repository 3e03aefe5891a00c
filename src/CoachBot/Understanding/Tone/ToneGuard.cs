namespace CoachBot.Understanding;

/// <summary>The guard: phrases that must not go out, and a model of sentences for what no phrase foresaw.</summary>
public sealed class ToneGuard : IToneGuard
{
    private const string Fine = "ok";
    private const float SureWithoutPhrase = 0.62f;
    private const float Harmless = 0.8f;
    private const int LongSentence = 160;

    private readonly ClueBook book = ClueBook.Load("Tone/Tone.clues.md");
    private readonly LinearModel model = Learnt.Model("tone");
    private readonly ToneRewriter rewriter;

    public ToneGuard() => rewriter = new(this);

    public ToneReport Check(string draft)
    {
        var findings = SentenceSplitter.Split(draft).SelectMany(Find).ToList();
        return new(findings.Count == 0 ? "send" : "revise", findings);
    }

    public string Rewrite(string draft) => rewriter.Rewrite(draft);

    internal IEnumerable<ToneFinding> Find(Sentence sentence)
    {
        var scores = model.Likelihoods(sentence.Features);
        var fine = scores[model.IndexOf(Fine)];
        var clues = book.Find(sentence);
        var excused = clues.Any(clue => clue.Label == Fine);
        var hostile = fine > Harmless ? [] : clues.Where(clue => clue.Label != Fine && !clues.Any(other => other.Label == Fine && other.From < clue.To && clue.From < other.To)).ToList();
        if (hostile.Count > 0)
        {
            return hostile.DistinctBy(clue => clue.Label, StringComparer.Ordinal).Select(clue => new ToneFinding(clue.Label, Quote(clue), clue.Section.Why));
        }

        var best = Enumerable.Range(0, model.Labels.Count).Where(at => model.Labels[at] != Fine).MaxBy(at => scores[at]);
        return 1 - fine > SureWithoutPhrase && sentence.Words.Length > 3 && !ToneRewriter.Wrote(sentence.Text) && !excused
            ? [new(model.Labels[best], sentence.Text, book.Why(model.Labels[best]))]
            : [];
    }

    /// <summary>The sentence, or of a long one the part between commas that holds the phrase.</summary>
    private static string Quote(Clue clue)
    {
        var sentence = clue.Sentence;
        if (sentence.Text.Length <= LongSentence)
        {
            return sentence.Text;
        }

        var from = sentence.Words[clue.From].Start;
        var to = sentence.Words[clue.To - 1].End;
        while (from > sentence.Start && sentence.Source[from - 1] is not (',' or ';' or ':' or '–' or '—' or '('))
        {
            from--;
        }

        while (to < sentence.End && sentence.Source[to] is not (',' or ';' or ':' or '–' or '—' or ')'))
        {
            to++;
        }

        return sentence.Source[from..to].Trim();
    }
}
