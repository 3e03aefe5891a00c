namespace CoachBot.Understanding;

/// <summary>What speaks for or against a name being the employer's.</summary>
[Flags]
internal enum CompanySigns
{
    None = 0,

    /// <summary>Ends in what companies call themselves ("Housing Trust"), or begins so ("School of Fine Art").</summary>
    Kind = 1,

    /// <summary>Everybody knows it.</summary>
    Known = 1 << 1,
    SeveralWords = 1 << 2,

    /// <summary>Holds a word that is neither of every day nor anybody's first name.</summary>
    Uncommon = 1 << 3,

    /// <summary>"at Contoso", "join Contoso".</summary>
    At = 1 << 4,

    /// <summary>"with Contoso", "from Contoso".</summary>
    With = 1 << 5,

    /// <summary>"of Contoso", "because Contoso".</summary>
    Of = 1 << 6,

    /// <summary>"Contoso has decided".</summary>
    Acts = 1 << 7,

    /// <summary>"Contoso's", "the Contoso team".</summary>
    Owns = 1 << 8,

    /// <summary>Between commas, dashes or brackets, or alone on its line.</summary>
    Part = 1 << 9,

    /// <summary>Such a part of the signature.</summary>
    Signed = 1 << 10,

    /// <summary>Right after the sender's name.</summary>
    AfterSender = 1 << 11,

    /// <summary>On the line under the sender's name.</summary>
    UnderSender = 1 << 12,

    /// <summary>The last words of a line.</summary>
    Last = 1 << 13,

    /// <summary>In the subject or the sender's header.</summary>
    InHeader = 1 << 14,

    /// <summary>The domain of the sender's address.</summary>
    IsDomain = 1 << 15,

    /// <summary>"Contoso Careers".</summary>
    HasDepartment = 1 << 16,

    /// <summary>Every word is one of every day.</summary>
    Everyday = 1 << 17,

    /// <summary>Begins with a word that no company does.</summary>
    BadStart = 1 << 18,

    /// <summary>Ends in a job, a department or a word that is no name.</summary>
    BadEnd = 1 << 19,

    /// <summary>Cut out of a longer run of capitals.</summary>
    Cut = 1 << 20,

    /// <summary>Names an agency.</summary>
    Agency = 1 << 21,

    /// <summary>Right after the sender's name, in a message that speaks of a client.</summary>
    Relays = 1 << 22,
}
