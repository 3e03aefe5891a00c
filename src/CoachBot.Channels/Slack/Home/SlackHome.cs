using Microsoft.Extensions.Logging;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace CoachBot.Channels.Slack;

/// <summary>The coach's own place in Slack: the Home tab with what is under way, and the prompts that begin a talk in the Messages tab.</summary>
public sealed class SlackHome(SlackWorkspaces workspaces, SlackPeople people, Overview overview, TimeProvider time, ILogger<SlackHome> log)
{
    private const int MostBlocks = 100;

    /// <summary>From then on the person is told that it takes a moment.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public async Task OpenedAsync(SlackTenant tenant, string user, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(tenant, user, null, cancellationToken) is { } person)
            await PublishAsync(person, cancellationToken);
    }

    /// <summary>Shows what is under way now. A page that cannot be shown is no reason to refuse what was said.</summary>
    public async Task PublishAsync(SlackMember person, CancellationToken cancellationToken)
    {
        try
        {
            await ShowAsync(person, await ReadAsync(person, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException or UnreachableException)
        {
            log.LogWarning("The Home of somebody in {Tenant} is not shown: {Error}", person.Tenant, (e as SlackException)?.ErrorCode ?? e.GetType().Name);
        }
    }

    /// <summary>The prompts over an empty Messages tab; they go without a thread, as agents must.</summary>
    public async Task SuggestAsync(SlackTenant tenant, string channel, CancellationToken cancellationToken)
    {
        var prompts = overview.Prompts.Select(p => new AssistantPrompt { Title = p.Label, Message = p.Message }).ToList();
        try
        {
            await workspaces.CallAsync(tenant.Id, client => client.AssistantThreads.SetSuggestedPrompts(channel, null, prompts, cancellationToken: cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException or UnreachableException)
        {
            log.LogInformation("Prompts were not taken: {Error}", (e as SlackException)?.ErrorCode ?? e.GetType().Name);
        }
    }

    /// <summary>Messages as one page; the ids of their blocks are kept apart.</summary>
    public static HomeViewDefinition Render(IReadOnlyList<CoachMessage> messages)
    {
        var blocks = new List<Block>();
        foreach (var (i, message) in messages.Index())
        {
            if (i > 0)
                blocks.Add(new DividerBlock());
            foreach (var block in SlackRenderer.Render(message).Blocks)
            {
                if (block.BlockId is { } id)
                    block.BlockId = $"{i}.{id}";
                blocks.Add(block);
            }
        }
        return new HomeViewDefinition { Blocks = [.. blocks.Take(MostBlocks)] };
    }

    private async Task<IReadOnlyList<CoachMessage>> ReadAsync(SlackMember person, CancellationToken cancellationToken)
    {
        try
        {
            var reading = overview.ReadAsync(person.Key, cancellationToken);
            if (await Task.WhenAny(reading, Task.Delay(Patience, time, cancellationToken)) != reading)
                await ShowAsync(person, [overview.Loading], cancellationToken);
            return await reading;
        }
        catch (CasebookUnavailableException e)
        {
            log.LogWarning(e, "The overview cannot be read");
            return [overview.Unavailable];
        }
    }

    private Task ShowAsync(SlackMember person, IReadOnlyList<CoachMessage> messages, CancellationToken cancellationToken) =>
        workspaces.CallAsync(person.Tenant, client => client.Views.Publish(person.User, Render(messages), cancellationToken: cancellationToken), cancellationToken);
}
