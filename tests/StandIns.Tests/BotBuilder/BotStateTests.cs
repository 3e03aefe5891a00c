using Microsoft.Bot.Builder;

namespace StandIns.Tests.BotBuilder;

public class BotStateTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly JsonStorage _storage = new();

    [Fact]
    public async Task What_one_turn_saves_the_next_one_finds()
    {
        await TurnAsync(async (state, property, turn) =>
        {
            var plan = await property.GetAsync(turn, () => new Plan());
            plan.Steps.Add("breathe");
            await state.SaveChangesAsync(turn);
        });

        _storage.Rows.Keys.ShouldBe(["test/conversations/talk"]);
        await TurnAsync(async (_, property, turn) => (await property.GetAsync(turn)).Steps.ShouldBe(["breathe"]));
    }

    [Fact]
    public async Task Stored_json_is_handed_out_as_a_new_object_by_each_get()
    {
        _storage.Rows["test/conversations/talk"] = """{"plan":{"Steps":["breathe"]}}""";

        await TurnAsync(async (state, property, turn) =>
        {
            var first = await property.GetAsync(turn);
            first.Steps.Add("lost");
            (await property.GetAsync(turn)).Steps.ShouldBe(["breathe"]);

            await state.SaveChangesAsync(turn);
            _storage.Writes.ShouldBe(0);
        });
    }

    [Fact]
    public async Task After_a_set_the_object_is_attached_and_its_changes_are_saved()
    {
        _storage.Rows["test/conversations/talk"] = """{"plan":{"Steps":["breathe"]}}""";

        await TurnAsync(async (state, property, turn) =>
        {
            var plan = await property.GetAsync(turn);
            await property.SetAsync(turn, plan);
            plan.Steps.Add("kept");
            (await property.GetAsync(turn)).ShouldBeSameAs(plan);

            await state.SaveChangesAsync(turn);
            _storage.Rows["test/conversations/talk"].ShouldBe("""{"plan":{"Steps":["breathe","kept"]}}""");
        });
    }

    [Fact]
    public async Task State_is_read_once_a_turn_and_written_only_when_changed()
    {
        await TurnAsync(async (state, property, turn) =>
        {
            await property.GetAsync(turn, () => new Plan());
            await property.GetAsync(turn, () => new Plan());
            await state.SaveChangesAsync(turn);
            await state.SaveChangesAsync(turn);

            (_storage.Reads, _storage.Writes).ShouldBe((1, 1));
            await state.SaveChangesAsync(turn, force: true);
            _storage.Writes.ShouldBe(2);
        });
    }

    [Fact]
    public async Task A_property_without_value_is_its_default_and_may_be_deleted()
    {
        await TurnAsync(async (state, property, turn) =>
        {
            (await property.GetAsync(turn)).ShouldBeNull();
            (await state.CreateProperty<int>("count").GetAsync(turn)).ShouldBe(0);
            await property.SetAsync(turn, new Plan());
            await property.DeleteAsync(turn);
            (await property.GetAsync(turn)).ShouldBeNull();
        });
    }

    [Fact]
    public async Task Clearing_writes_an_empty_state_and_deleting_removes_it()
    {
        _storage.Rows["test/conversations/talk"] = """{"plan":{"Steps":["breathe"]}}""";

        await TurnAsync(async (state, _, turn) =>
        {
            await state.ClearStateAsync(turn);
            await state.SaveChangesAsync(turn);
            _storage.Rows["test/conversations/talk"].ShouldBe("{}");

            await state.DeleteAsync(turn);
            _storage.Rows.ShouldBeEmpty();
        });
    }

    [Fact]
    public Task Each_kind_of_state_has_its_own_key() => _adapter.RunAsync("hi", async (turn, ct) =>
    {
        foreach (BotState state in (BotState[])[new UserState(_storage), new PrivateConversationState(_storage), new ConversationState(_storage)])
        {
            await state.CreateProperty<string>("name").SetAsync(turn, "Maya", ct);
            await state.SaveChangesAsync(turn, cancellationToken: ct);
        }

        _storage.Rows.Keys.ShouldBe(
            ["test/users/maya", "test/conversations/talk/users/maya", "test/conversations/talk"], ignoreOrder: true);
    });

    [Fact]
    public async Task State_is_saved_at_the_end_of_a_turn_that_went_well()
    {
        var state = new ConversationState(_storage);
        _adapter.Use(new AutoSaveStateMiddleware(state));

        await _adapter.RunAsync("hi", (turn, ct) => state.CreateProperty<string>("name").SetAsync(turn, "Maya", ct));
        _storage.Writes.ShouldBe(1);

        await Should.ThrowAsync<InvalidOperationException>(() => _adapter.RunAsync("hi", async (turn, ct) =>
        {
            await state.CreateProperty<string>("name").SetAsync(turn, "Tom", ct);
            throw new InvalidOperationException("broken");
        }));
        _storage.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task Memory_storage_keeps_copies_and_refuses_a_stale_etag()
    {
        var storage = new MemoryStorage();
        var note = new Note { Text = "first" };
        await storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = note }, CancellationToken.None);
        note.Text = "changed later";

        var read = (Note)(await storage.ReadAsync(["note"], CancellationToken.None))["note"];
        read.Text.ShouldBe("first");
        read.Text = "second";
        await storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = read }, CancellationToken.None);

        await Should.ThrowAsync<Exception>(() => storage.WriteAsync(
            new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = read }, CancellationToken.None));
        await storage.DeleteAsync(["note"], CancellationToken.None);
        (await storage.ReadAsync(["note"], CancellationToken.None)).ShouldBeEmpty();
    }

    private Task TurnAsync(Func<ConversationState, IStatePropertyAccessor<Plan>, ITurnContext, Task> script) =>
        _adapter.RunAsync("hi", (turn, _) =>
        {
            var state = new ConversationState(_storage);
            return script(state, state.CreateProperty<Plan>("plan"), turn);
        });

    internal sealed class Plan
    {
        public List<string> Steps { get; set; } = [];
    }

    internal sealed class Note : IStoreItem
    {
        public string Text { get; set; } = string.Empty;

        public string ETag { get; set; } = string.Empty;
    }
}
