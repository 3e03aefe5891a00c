namespace CoachBot.Understanding;

/// <summary>What a word of an employer's message could be, by the lists.</summary>
[Flags]
internal enum WordKinds
{
    None = 0,
    FirstName = 1,

    /// <summary>What people are at work, one or several.</summary>
    Job = 1 << 1,

    /// <summary>What roles begin with: "Senior", "Night".</summary>
    Modifier = 1 << 2,

    /// <summary>No part of a company's name.</summary>
    NoCompany = 1 << 3,

    /// <summary>No part of a role.</summary>
    NoRole = 1 << 4,
    Department = 1 << 5,
    Agency = 1 << 6,
    Greeting = 1 << 7,

    /// <summary>A small word of grammar or courtesy, written large only where it opens a sentence.</summary>
    Function = 1 << 8,

    /// <summary>A word that the example messages write small, so that a capital only says that it begins a sentence.</summary>
    Everyday = 1 << 9,

    /// <summary>What companies call themselves, with a capital: "Bank", "Trust".</summary>
    Kind = 1 << 10,

    /// <summary>"Ltd", "GmbH".</summary>
    LegalForm = 1 << 11,
}
