using CoachBot.Understanding;

namespace CoachBot.Tests.Understanding;

public class AccentTests
{
    [Theory]
    [InlineData("no aguanto MÁS", "no aguanto mas")]
    [InlineData("fiance\u0301 to\u0301t", "fiance tot")]
    [InlineData("Nie chcę już żyć, Łódź", "nie chce juz zyc lodz")]
    [InlineData("Ölmek İSTİYORUM", "olmek istiyorum")]
    [InlineData("tôi muốn chết", "toi muon chet")]
    [InlineData("Ещё ЖИТЬ", "еще жить")]
    [InlineData("Θέλω να ΠΕΘΆΝΩ", "θελω να πεθανω")]
    [InlineData("أُريد أن أموت", "اريد ان اموت")]
    [InlineData("मैं मरना चाहता हूँ", "मैं मरना चाहता हूँ")]
    [InlineData("ฉันอยากตาย", "ฉันอยากตาย")]
    [InlineData("我想死。死にたい", "我想死 死にたい")]
    [InlineData("sui\u00ADci\u200Bde", "suicide")]
    public void Words_are_read_without_accents_and_marks_and_no_script_falls_apart(string written, string read) =>
        Words.Of(written).Where(word => word != Words.Stop).ShouldBe(read.Split(' '));
}
