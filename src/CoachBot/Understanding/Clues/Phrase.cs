namespace CoachBot.Understanding;

/// <summary>
/// One step of a phrase and what follows it. Phrases are read over words, never over characters, so that they stay fast and legible:
/// <c>word</c>, <c>prefix*</c>, <c>(this|or that)</c>, <c>optional?</c>, <c>..3</c> (up to three words between), <c>!(none of this)</c>,
/// <c>^</c> (sentence start), <c>$</c> (sentence end) and <c>{name}</c> (a word list of the same book).
/// </summary>
/// <param name="openings">The first letters of the words that it can begin with, a bit each: at most words there is no more to look at.</param>
internal abstract class Phrase(ulong openings)
{
    /// <summary>It can begin with any word, or without one.</summary>
    private const ulong Any = ulong.MaxValue;

    private readonly ulong openings = openings;

    /// <summary>The index after the last word matched, or -1.</summary>
    public int Match(Word[] words, int at) =>
        openings == Any || (at < words.Length && (openings & Opening(words[at].Text)) != 0) ? Follow(words, at) : -1;

    /// <summary>Collects the words it can begin with ("pay*" for a prefix); false when it can begin with any word.</summary>
    public abstract bool Firsts(ISet<string> firsts);

    protected abstract int Follow(Word[] words, int at);

    private static ulong Opening(string word) => 1UL << word[0];

    public sealed class End() : Phrase(Any)
    {
        protected override int Follow(Word[] words, int at) => at;

        public override bool Firsts(ISet<string> firsts) => false;
    }

    public sealed class Exactly(string word, Phrase next) : Phrase(Opening(word))
    {
        protected override int Follow(Word[] words, int at) =>
            at < words.Length && string.Equals(words[at].Text, word, StringComparison.Ordinal) ? next.Match(words, at + 1) : -1;

        public override bool Firsts(ISet<string> firsts)
        {
            firsts.Add(word);
            return true;
        }
    }

    public sealed class Beginning(string prefix, Phrase next) : Phrase(Opening(prefix))
    {
        protected override int Follow(Word[] words, int at) =>
            at < words.Length && words[at].Text.StartsWith(prefix, StringComparison.Ordinal) ? next.Match(words, at + 1) : -1;

        public override bool Firsts(ISet<string> firsts)
        {
            firsts.Add(prefix + "*");
            return true;
        }
    }

    public sealed class Either(params Phrase[] ways) : Phrase(ways.Aggregate(0UL, (all, way) => all | way.openings))
    {
        protected override int Follow(Word[] words, int at)
        {
            foreach (var way in ways)
            {
                var end = way.Match(words, at);
                if (end >= 0)
                {
                    return end;
                }
            }

            return -1;
        }

        public override bool Firsts(ISet<string> firsts) => Array.TrueForAll(ways, way => way.Firsts(firsts));
    }

    public sealed class Gap(int most, Phrase next) : Phrase(Any)
    {
        protected override int Follow(Word[] words, int at)
        {
            for (var skip = 0; skip <= most && at + skip <= words.Length; skip++)
            {
                var end = next.Match(words, at + skip);
                if (end >= 0)
                {
                    return end;
                }
            }

            return -1;
        }

        public override bool Firsts(ISet<string> firsts) => false;
    }

    public sealed class Unless(Phrase barred, Phrase next) : Phrase(next.openings)
    {
        protected override int Follow(Word[] words, int at) => barred.Match(words, at) >= 0 ? -1 : next.Match(words, at);

        public override bool Firsts(ISet<string> firsts) => next.Firsts(firsts);
    }

    public sealed class Edge(bool start, Phrase next) : Phrase(start ? next.openings : Any)
    {
        protected override int Follow(Word[] words, int at) => at == (start ? 0 : words.Length) ? next.Match(words, at) : -1;

        public override bool Firsts(ISet<string> firsts) => next.Firsts(firsts);
    }
}
