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

        _storage.Rows.Keys.ShouldBe(["test/users/maya"]);
        await TurnAsync(async (_, property, turn) => (await property.GetAsync(turn)).Steps.ShouldBe(["breathe"]));
    }

    [Fact]
    public async Task Stored_json_is_handed_out_as_a_new_object_by_each_get()
    {
        _storage.Rows["test/users/maya"] = """{"plan":{"Steps":["breathe"]}}""";

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
        _storage.Rows["test/users/maya"] = """{"plan":{"Steps":["breathe"]}}""";

        await TurnAsync(async (state, property, turn) =>
        {
            var plan = await property.GetAsync(turn);
            await property.SetAsync(turn, plan);
            plan.Steps.Add("kept");
            (await property.GetAsync(turn)).ShouldBeSameAs(plan);

            await state.SaveChangesAsync(turn);
            _storage.Rows["test/users/maya"].ShouldBe("""{"plan":{"Steps":["breathe","kept"]}}""");
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

    private Task TurnAsync(Func<UserState, IStatePropertyAccessor<Plan>, ITurnContext, Task> script) =>
        _adapter.RunAsync("hi", (turn, _) =>
        {
            var state = new UserState(_storage);
            return script(state, state.CreateProperty<Plan>("plan"), turn);
        });

    internal sealed class Plan
    {
        public List<string> Steps { get; set; } = [];
    }
}
