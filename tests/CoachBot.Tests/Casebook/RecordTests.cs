using NodaTime;

namespace CoachBot.Tests.Casebooks;

/// <summary>Ids, keys and the JSON of rows.</summary>
public class RecordTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_sort_by_age_and_never_meet()
    {
        var ids = Enumerable.Range(0, 1000).Select(i => RecordId.New(Monday.AddMilliseconds(i))).ToList();
        var later = RecordId.New(Monday.AddYears(100));

        ids.Order(StringComparer.Ordinal).ShouldBe(ids);
        string.CompareOrdinal(ids[^1], later).ShouldBeLessThan(0);
        Enumerable.Range(0, 1000).Select(_ => RecordId.New(Monday)).Distinct().Count().ShouldBe(1000);
        ids.ShouldAllBe(id => id.Length == 26 && id.All(c => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".Contains(c)));
    }

    [Theory]
    [InlineData("slack", "T1", "U1", "slack|T1|U1")]
    [InlineData("msteams", "t", "29:1-a_b=", "msteams|t|29:1-a_b=")]
    [InlineData("a|b", "c", "d", "a%007Cb|c|d")]
    [InlineData("a", "b/c\\d#e?f", "%", "a|b%002Fc%005Cd%0023e%003Ff|%0025")]
    [InlineData("a", "b", "x\ty\u0085z", "a|b|x%0009y%0085z")]
    public void A_person_key_is_a_table_key(string channel, string tenant, string user, string expected) =>
        new PersonKey(channel, tenant, user).ToString().ShouldBe(expected);

    [Fact]
    public void Two_people_never_share_a_key()
    {
        new PersonKey("a|b", "c", "d").ToString().ShouldNotBe(new PersonKey("a", "b|c", "d").ToString());
        new PersonKey("a", "b", "%007C").ToString().ShouldNotBe(new PersonKey("a", "b", "|").ToString());
        new PersonKey("a", "b", "\uD83D").ToString().ShouldNotBe(new PersonKey("a", "b", "\uDE00").ToString());
    }

    [Fact]
    public void A_record_is_plain_json_and_comes_back()
    {
        var rejection = new Rejection("01", "Contoso <&> مرحبا 🙂", "analyst", Stage.FinalRound, new LocalDate(2026, 11, 23), News.LiveCall, null, null, true, null) { Fork = Fork.LetGo };
        var json = CasebookJson.Write(rejection);

        json.ShouldContain("\"stage\":\"final-round\"");
        json.ShouldContain("\"date\":\"2026-11-23\"");
        json.ShouldNotContain("null");
        CasebookJson.Read<Rejection>(json).ShouldBe(rejection);
    }

    [Fact]
    public void A_record_of_an_older_version_reads_with_what_it_has()
    {
        var profile = CasebookJson.Read<Profile>("""{"zone":"Europe/London","somethingGone":{"x":[1]}}""");

        (profile.Zone, profile.Name).ShouldBe(("Europe/London", null));
    }

    [Theory]
    [InlineData("""{"noticeShownAt":"yesterday"}""")]
    [InlineData("null")]
    [InlineData("{")]
    public void Json_that_is_no_such_record_says_so(string json) => Should.Throw<System.Text.Json.JsonException>(() => CasebookJson.Read<Profile>(json));

    [Fact]
    public void The_turn_row_remembers_the_last_64_activities_and_keeps_strings_that_look_like_dates()
    {
        var turn = new TurnRow();
        for (var i = 0; i < 100; i++)
            turn.Remember($"{i}");
        turn.State["x"] = "2026-11-23T09:00:00+02:00";

        var back = TurnRow.Parse(turn.ToJson());
        back.Seen.ShouldBe(Enumerable.Range(36, 64).Select(i => $"{i}"));
        ((string?)back.State["x"]).ShouldBe("2026-11-23T09:00:00+02:00");
    }
}
