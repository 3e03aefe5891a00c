using System.Text;
using CoachBot.Understanding;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Understanding.Mail;

public class EmployerMailTests
{
    private const string Alternative = """
        From: =?utf-8?Q?Zo=C3=AB_Fern?= <zoe@contoso.example>
        Subject: =?UTF-8?B?WW91ciBhcHBsaWNhdGlvbg==?=
         =?UTF-8?Q?_as_analyst?=
        MIME-Version: 1.0
        Content-Type: multipart/alternative;
         boundary="=_cut"

        This is a message in several parts.
        --=_cut
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        We=E2=80=99re sorry: you were not sel=
        ected this time.
        --=_cut
        Content-Type: text/html; charset=utf-8

        <p>We are sorry</p>
        --=_cut--
        """;

    [Fact]
    public void Of_alternatives_the_plain_text_is_read_with_its_headers() =>
        Read("note.eml", Alternative).ShouldBe("From: Zoë Fern <zoe@contoso.example>\nSubject: Your application as analyst\n\nWe’re sorry: you were not selected this time.");

    [Fact]
    public void What_was_read_is_understood() => new EmployerMessageReader().Read(Read("NOTE.EML", Alternative)!).Outcome.ShouldBe(Outcomes.Rejected);

    [Fact]
    public void Html_in_base64_and_an_old_charset_is_read()
    {
        var html = Convert.ToBase64String(Encoding.Latin1.GetBytes("<p>Olá, não foi selecionado. We can't offer you the job.</p>"));
        var text = Read("x.eml", $"Subject: Job\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n{html[..20]}\n{html[20..]}\n");
        text.ShouldBe("Subject: Job\n\n<p>Olá, não foi selecionado. We can't offer you the job.</p>");
        new EmployerMessageReader().Read(text!).Outcome.ShouldBe(Outcomes.Rejected);
    }

    [Fact]
    public void A_forwarded_mail_within_a_mail_is_read_and_an_attachment_is_not() =>
        Read("f.eml", """
            Subject: Fwd
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            See below.
            --b
            Content-Type: message/rfc822

            Subject: Your interview
            Content-Type: text/plain

            It is a no.
            --b
            Content-Type: text/plain
            Content-Disposition: attachment; filename="terms.txt"

            Terms and conditions.
            --b--
            """).ShouldBe("Subject: Fwd\n\nSee below.\n\nIt is a no.");

    [Fact]
    public void A_text_file_is_read_in_whatever_charset_it_is()
    {
        EmployerMail.FromFile("a.txt", Encoding.UTF8.GetBytes("Grüße\r\nPetra")).ShouldBe("Grüße\nPetra");
        EmployerMail.FromFile("a.txt", Encoding.Latin1.GetBytes("Grüße")).ShouldBe("Grüße");
        EmployerMail.FromFile("a.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Grüße")]).ShouldBe("Grüße");
    }

    [Fact]
    public void Another_kind_of_file_is_not_read() => EmployerMail.FromFile("cv.pdf", "%PDF"u8).ShouldBeNull();

    [Fact]
    public void Any_bytes_at_all_give_some_text() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => EmployerMail.FromFile("x.eml", bytes) is not null && EmployerMail.FromFile("x.txt", bytes) is not null).QuickCheckThrowOnFailure();

    private static string? Read(string name, string mail) => EmployerMail.FromFile(name, Encoding.UTF8.GetBytes(mail));
}
