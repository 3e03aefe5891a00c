using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

public class PhraseListTests
{
    [Theory]
    [InlineData("quitarme la vida", "hoy voy a quitarme la vida", true)]
    [InlineData("quitarme la vida", "la vida y quitarme", false)]
    [InlineData("suicid*", "pienso en el suicidio", true)]
    [InlineData("ich will … sterben", "ich will einfach nur noch sterben", true)]
    [InlineData("ich will … sterben", "ich will sterben", true)]
    [InlineData("ich will … sterben", "ich will eins zwei drei vier fünf sterben", false)]
    [InlineData("kill* two birds", "killing two birds with one stone", true)]
    [InlineData("mas", "más", true)]
    [InlineData("不想活", "最近真的不想活了", true)]
    [InlineData("mort", "mortgage", false)]
    public void A_phrase_is_found_among_words(string phrase, string text, bool found) => new PhraseList([phrase]).In(Words.Of(text)).ShouldBe(found);

    [Fact]
    public void What_is_set_aside_leaves_the_other_words()
    {
        var list = new PhraseList(["me muero de", "me muero de ganas", "想死你"]);
        list.Without(Words.Of("想死你")).ShouldBeEmpty();
        list.Without(Words.Of("Hola, me muero de ganas de verte, 我想死你了")).ShouldBe(["hola", "de", "verte", "我了"]);
        var untouched = Words.Of("I am fine");
        list.Without(untouched).ShouldBeSameAs(untouched);
    }

    [Theory]
    [InlineData("…")]
    [InlineData("… morir")]
    [InlineData("quiero …")]
    [InlineData("!!")]
    public void A_phrase_without_words_at_its_ends_is_refused(string phrase) => Should.Throw<FormatException>(() => new PhraseList([phrase])).Message.ShouldContain(phrase);
}
