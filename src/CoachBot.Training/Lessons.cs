using System.Text;

namespace CoachBot.Understanding;

/// <summary>What each reader learns, and from which examples.</summary>
/// <param name="folder">Where <c>X.model</c> and <c>X.words</c> go, as <see cref="Learnt"/> reads them.</param>
internal sealed class Lessons(string folder)
{
    // Where common words are written small.
    private static readonly string[] Texts = ["Tone/Tone.examples.md", "Tone/Tone.clues.md", "Mail/Outcome.clues.md"];
    private static readonly char[] BetweenWords = [',', '.', '!', '?', ':', ';', '(', ')', '"', '/'];

    private readonly List<(string Label, string Text)> decisions = [.. Examples.Sentences("Mail/Outcome.examples.md")];
    private readonly List<(string Outcome, string? Reason, string Text)> mails = [.. Examples.Mails()];

    public void LearnAll()
    {
        Directory.CreateDirectory(folder);
        Parallel.Invoke(LearnIntents, LearnCrisis, LearnSentences, LearnMessages, CountWords);
    }

    private void LearnIntents()
    {
        var examples = new PhraseBook().Examples().Select(example => (example.Intent, Words: Words.Of(example.Text))).ToList();
        var words = Counted(examples.SelectMany(example => example.Words));
        var features = IntentModel.Sees(new Concepts(), words);
        var model = LinearTrainer.Train(
            [.. examples.Select(example => (example.Intent, features.Of(example.Words)))], [.. Intents.All.Where(intent => intent != Intents.Crisis)]);
        Keep("intents", model);
        Keep("intents", words);
    }

    private void LearnCrisis()
    {
        // An answer to the coach's own question is no cry for help.
        var answers = Examples.Choices().Select(words => (Text: words, Danger: false));
        var examples = new PhraseBook().Dangers().Concat(answers).Select(example => (Label: example.Danger ? CrisisDetector.Danger : CrisisDetector.Calm, Words: Words.Of(example.Text))).ToList();
        var words = Counted(examples.SelectMany(example => example.Words));
        var features = CrisisDetector.Sees(words);
        var model = LinearTrainer.Train(
            [.. examples.Select(example => (example.Label, features.Of(example.Words)))], [CrisisDetector.Calm, CrisisDetector.Danger]);
        Keep("crisis", model);
        Keep("crisis", words);
    }

    // The sentences of another file are more ordinary English to tell apart from.
    private void LearnSentences()
    {
        LearnSentences("refusal", [.. decisions.Select(each => (each.Label == Outcomes.Rejected ? Outcomes.Rejected : Outcomes.Other, each.Text)), .. Welcome()]);
        LearnSentences("reason", Examples.Sentences("Mail/Reason.examples.md"));
        LearnSentences("manner", [.. Examples.Sentences("Mail/Manner.examples.md"), .. decisions.Select(each => ("neutral", each.Text))]);
        LearnSentences("tone", [.. Examples.Sentences("Tone/Tone.examples.md"), .. decisions.Where(each => each.Label is not (Outcomes.Rejected or Outcomes.OnHold)).Select(each => ("ok", each.Text))]);
    }

    // Nothing in a message that brings good news refuses, however sorry it sounds.
    private IEnumerable<(string Label, string Text)> Welcome() =>
        mails.Where(mail => mail.Outcome is Outcomes.Offer or Outcomes.NextStage).SelectMany(mail => MailText.Parse(mail.Text).Sentences).Select(sentence => (Outcomes.Other, sentence.Text));

    private void LearnSentences(string name, IEnumerable<(string Label, string Text)> examples)
    {
        var seen = examples.Select(example => (example.Label, SentenceFeatures.Of(WordSplitter.Split(example.Text, 0, example.Text.Length), example.Text.EndsWith('?')))).ToList();
        Keep(name, LinearTrainer.Train(seen, [.. seen.Select(each => each.Label).Distinct(StringComparer.Ordinal)], byHeart: true));
    }

    private void LearnMessages()
    {
        Keep("outcome", LinearTrainer.Train([.. mails.Select(mail => (mail.Outcome, Features(mail.Text))), .. Surrounded()], OutcomeReader.Decisions));
        List<(string Reason, uint[] Features)> reasons =
        [
            .. mails.Where(mail => mail.Reason is not null).Select(mail => (mail.Reason!, Features(mail.Text))),
            .. Examples.Sentences("Mail/Reason.examples.md").Where(each => each.Label != "neutral").Select(each => (each.Label, Features(each.Text))),
        ];
        Keep("reasons", LinearTrainer.Train(reasons, [.. reasons.Select(each => each.Reason).Distinct(StringComparer.Ordinal)]));
    }

    // A sentence that decides, alone and among words that decide nothing; now and then a refusal stays one beside good news.
    private IEnumerable<(string Outcome, uint[] Features)> Surrounded()
    {
        var around = decisions.Where(each => each.Label == "neutral").Select(each => Features(each.Text)).ToList();
        var warm = decisions.Where(each => each.Label is Outcomes.Offer or Outcomes.NextStage).Select(each => Features(each.Text)).ToList();
        var random = new Shuffle(20261122);
        foreach (var (label, text) in decisions.Where(each => OutcomeReader.Decisions.Contains(each.Label)))
        {
            var decides = Features(text);
            yield return (label, decides);
            yield return (label, [.. random.Pick(around), .. decides, .. random.Pick(around)]);
            if (label == Outcomes.Rejected && random.Next(4) == 0) yield return (label, [.. random.Pick(warm), .. decides, .. random.Pick(around)]);
        }
    }

    private static uint[] Features(string text) => OutcomeReader.Features(MailText.Parse(text).Sentences);

    private void CountWords()
    {
        Keep("everyday", Counted(PhraseBook.Everyday()));
        Keep("common", Counted(Texts.Select(UnderstandingResource.Read).SelectMany(text => WordSplitter.Split(text, 0, text.Length)
            .Where(word => char.IsAsciiLetterLower(text[word.Start]) && (word.End == text.Length || text[word.End] != '*')).Select(word => word.Text))));
        var small = Counted(mails.SelectMany(mail => mail.Text.Split((char[])[], StringSplitOptions.RemoveEmptyEntries)).Where(written => !IsAddress(written))
            .SelectMany(written => written.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries)).Where(word => char.IsLower(word[0])));
        Keep("small", small.Where(each => each.Value > 1).ToDictionary(StringComparer.Ordinal));
    }

    // An employer's name is written small in one.
    private static bool IsAddress(string written) => written.Contains('@') || (written.TrimEnd('.') is var link && link.Contains('.'));

    private static Dictionary<string, int> Counted(IEnumerable<string> words) => words.CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private void Keep(string name, LinearModel model)
    {
        using var into = Create(name + ".model");
        model.Write(into);
    }

    private void Keep(string name, Dictionary<string, int> words)
    {
        using var into = Create(name + ".words");
        into.Write(words.Count);
        foreach (var (word, count) in words)
        {
            into.Write(word);
            into.Write(count);
        }
    }

    private BinaryWriter Create(string file) => new(File.Create(Path.Combine(folder, file)), Encoding.UTF8);
}
