namespace CoachBot.Understanding;

/// <summary>What speaks for or against a phrase being the role.</summary>
[Flags]
internal enum RoleSigns
{
    None = 0,

    /// <summary>Ends in what people are at work, or has it before "of": "Head of Music".</summary>
    Noun = 1,

    /// <summary>Begins with what roles begin with: "Senior", "Night".</summary>
    Modifier = 1 << 1,
    SeveralWords = 1 << 2,

    /// <summary>Written small.</summary>
    Small = 1 << 3,

    /// <summary>"applied for".</summary>
    Applied = 1 << 4,

    /// <summary>"the position of", "Post:".</summary>
    Position = 1 << 5,

    /// <summary>"as our".</summary>
    As = 1 << 6,

    /// <summary>"for the".</summary>
    For = 1 << 7,

    /// <summary>"about the", "re".</summary>
    About = 1 << 8,

    /// <summary>"the", "our".</summary>
    Determined = 1 << 9,

    /// <summary>"… position".</summary>
    BeforePosition = 1 << 10,

    /// <summary>"… at Contoso".</summary>
    BeforeCompany = 1 << 11,

    InSubject = 1 << 12,

    /// <summary>A company, or made like one.</summary>
    Company = 1 << 13,

    /// <summary>A company or a person follows "at", "from", "by".</summary>
    AtCompany = 1 << 14,

    /// <summary>Begins with a first name.</summary>
    Person = 1 << 15,

    /// <summary>The sender's own title.</summary>
    OfSender = 1 << 16,

    /// <summary>Every word is one of every day, and none is a job.</summary>
    Everyday = 1 << 17,

    /// <summary>Opens a sentence, where every word has a capital.</summary>
    Opens = 1 << 18,

    /// <summary>Begins with a word that no role does.</summary>
    BadStart = 1 << 19,

    /// <summary>Ends in a department or a word of grammar.</summary>
    BadEnd = 1 << 20,

    /// <summary>Cut out of a longer run of capitals.</summary>
    Cut = 1 << 21,

    /// <summary>Cut off from a noun or a bracket that belongs to it.</summary>
    CutAtNoun = 1 << 22,

    /// <summary>Holds a "for" or an "in", or the name after an "of": the company or place has run in.</summary>
    Joined = 1 << 23,
}
