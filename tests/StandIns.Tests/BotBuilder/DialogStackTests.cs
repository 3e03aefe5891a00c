using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace StandIns.Tests.BotBuilder;

public class DialogStackTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly JsonStorage _storage = new();
    private readonly List<string> _log = [];

    [Fact]
    public Task With_an_empty_stack_there_is_nothing_to_continue() => TurnAsync(async dc =>
    {
        (await dc.ContinueDialogAsync()).Status.ShouldBe(DialogTurnStatus.Empty);
        dc.ActiveDialog.ShouldBeNull();
    });

    [Fact]
    public async Task A_dialog_waits_over_turns_and_remembers_what_it_heard()
    {
        await TurnAsync(async dc => (await dc.BeginDialogAsync("ask", "name?")).Status.ShouldBe(DialogTurnStatus.Waiting));
        await TurnAsync(async dc => (await dc.ContinueDialogAsync()).Status.ShouldBe(DialogTurnStatus.Waiting), "Maya");
        await TurnAsync(
            async dc =>
            {
                dc.ActiveDialog.State["heard"].ShouldBe("Maya");
                var result = await dc.ContinueDialogAsync();
                (result.Status, result.Result).ShouldBe((DialogTurnStatus.Complete, "Maya and Tom"));
                dc.Stack.ShouldBeEmpty();
            },
            "Tom");

        _log.ShouldBe(["ask begins with name?", "ask continues", "ask continues", "ask ends: EndCalled"]);
    }

    [Fact]
    public async Task A_dialog_that_began_another_resumes_with_its_result()
    {
        await TurnAsync(async dc =>
        {
            await dc.BeginDialogAsync("outer");
            dc.Stack.Select(instance => instance.Id).ShouldBe(["ask", "outer"]);
        });
        await TurnAsync(dc => dc.ContinueDialogAsync(), "Maya");
        await TurnAsync(
            async dc => (await dc.ContinueDialogAsync()).Result.ShouldBe("outer got Maya and Tom"), "Tom");

        _log[^3..].ShouldBe(["ask ends: EndCalled", "outer resumes: EndCalled", "outer ends: EndCalled"]);
    }

    [Fact]
    public Task Replacing_ends_the_active_dialog_without_resuming_the_one_below() => TurnAsync(async dc =>
    {
        await dc.BeginDialogAsync("outer");
        await dc.ReplaceDialogAsync("other", "again");

        dc.Stack.Select(instance => instance.Id).ShouldBe(["other", "outer"]);
        _log.ShouldBe(["ask begins with inside", "ask ends: ReplaceCalled", "other begins with again"]);
    });

    [Fact]
    public Task Only_the_active_dialog_is_asked_again() => TurnAsync(async dc =>
    {
        await dc.BeginDialogAsync("outer");
        await dc.RepromptDialogAsync();

        _log[^1].ShouldBe("ask asks again");
    });

    [Fact]
    public Task An_unknown_dialog_is_an_error_and_leaves_the_stack_alone() => TurnAsync(async dc =>
    {
        await Should.ThrowAsync<Exception>(() => dc.BeginDialogAsync("nobody"));
        dc.Stack.ShouldBeEmpty();
    });

    [Fact]
    public async Task A_dialog_that_is_gone_from_the_set_cannot_be_continued()
    {
        _storage.Rows["test/users/maya"] =
            """{"dialogs":{"dialogStack":[{"id":"retired","state":{"heard":"Maya"}}]}}""";

        await TurnAsync(async dc =>
        {
            dc.ActiveDialog.Id.ShouldBe("retired");
            await Should.ThrowAsync<Exception>(() => dc.ContinueDialogAsync());
        });
    }

    [Fact]
    public void Another_dialog_of_the_same_name_gets_a_number()
    {
        var first = new Asking("ask", _log);
        var second = new Asking("ask", _log);
        var set = new DialogSet().Add(first).Add(first).Add(second);

        second.Id.ShouldBe("ask2");
        set.Find("ask").ShouldBeSameAs(first);
        set.Find("ask2").ShouldBeSameAs(second);
        set.Find("nobody").ShouldBeNull();
    }

    private async Task TurnAsync(Func<DialogContext, Task> script, string text = "hi") => await _adapter.RunAsync(text, async (turn, ct) =>
    {
        var state = new UserState(_storage);
        var property = state.CreateProperty<DialogState>("dialogs");
        var set = new DialogSet(property)
            .Add(new Asking("ask", _log))
            .Add(new Asking("other", _log))
            .Add(new Outer(_log));

        // Detached from storage that keeps no type names, so attached at once.
        await property.SetAsync(turn, await property.GetAsync(turn, () => new DialogState(), ct), ct);
        await script(await set.CreateContextAsync(turn, ct));
        await state.SaveChangesAsync(turn, cancellationToken: ct);
    });
}
