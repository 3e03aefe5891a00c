namespace CoachBot.Understanding;

/// <summary>The ids of everything a message can ask for.</summary>
public static class Intents
{
    public const string LogRejection = "log-rejection";
    public const string SayThanks = "say-thanks";
    public const string AskFeedback = "ask-feedback";
    public const string RecordFeedback = "record-feedback";
    public const string AskLeads = "ask-leads";
    public const string RehearseCall = "rehearse-call";
    public const string CheckTone = "check-tone";
    public const string Reflect = "reflect";
    public const string Reframe = "reframe";
    public const string LetGo = "let-go";
    public const string PlanCheckIns = "plan-check-ins";
    public const string LogTouch = "log-touch";
    public const string AddContact = "add-contact";
    public const string FindMentor = "find-mentor";
    public const string AddApplication = "add-application";
    public const string UpdateApplication = "update-application";
    public const string ShowPipeline = "show-pipeline";
    public const string ShowOdds = "show-odds";
    public const string PrepareSetback = "prepare-setback";
    public const string PractiseInterview = "practise-interview";
    public const string CheckReferences = "check-references";
    public const string AuditProfile = "audit-profile";
    public const string PlanSkill = "plan-skill";
    public const string WidenSearch = "widen-search";
    public const string ShowReminders = "show-reminders";
    public const string SetReminder = "set-reminder";
    public const string PauseReminders = "pause-reminders";
    public const string ChangeSettings = "change-settings";
    public const string ExportData = "export-data";
    public const string ForgetMe = "forget-me";
    public const string Privacy = "privacy";
    public const string Help = "help";
    public const string Cancel = "cancel";
    public const string GoBack = "go-back";
    public const string Greet = "greet";
    public const string Crisis = "crisis";
    public const string None = "none";

    /// <summary>Every id, in the order of the contract.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        LogRejection, SayThanks, AskFeedback, RecordFeedback, AskLeads, RehearseCall, CheckTone, Reflect, Reframe, LetGo,
        PlanCheckIns, LogTouch, AddContact, FindMentor, AddApplication, UpdateApplication, ShowPipeline, ShowOdds, PrepareSetback,
        PractiseInterview, CheckReferences, AuditProfile, PlanSkill, WidenSearch, ShowReminders, SetReminder, PauseReminders,
        ChangeSettings, ExportData, ForgetMe, Privacy, Help, Cancel, GoBack, Greet, Crisis, None,
    ];
}
