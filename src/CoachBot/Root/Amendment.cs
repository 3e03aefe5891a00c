using Microsoft.Bot.Schema;

namespace CoachBot;

/// <summary>A message of the person's own that is not any more what it was.</summary>
public enum Amendment
{
    /// <summary>The message heard last has new words.</summary>
    LastChanged,

    /// <summary>The message heard last is gone.</summary>
    LastDeleted,

    EarlierChanged,

    EarlierDeleted,
}

internal static class Amendments
{
    extension(Amendment)
    {
        /// <summary>What an activity amends; null when it amends nothing.</summary>
        public static Amendment? Of(Activity activity, Casebook casebook)
        {
            var isLast = activity.Id is { Length: > 0 } id && id == casebook.Turn.HeardId;
            return activity.Type switch
            {
                ActivityTypes.MessageUpdate => isLast ? Amendment.LastChanged : Amendment.EarlierChanged,
                ActivityTypes.MessageDelete => isLast ? Amendment.LastDeleted : Amendment.EarlierDeleted,
                _ => null,
            };
        }
    }
}
