using CoachBot.Understanding;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Tests.Root;

/// <summary>Replies that leave in several sends: what is known to have left is not sent again, what is not known may be, and all of it comes.</summary>
public class PartsTests
{
    /// <summary>The first process is gone at the given line; the second takes over with nothing but the store.</summary>
    [Theory]
    [InlineData("before", 1, "", "one two three")]
    [InlineData("after", 1, "", "one two three")]
    [InlineData("before", 2, "one", "one two three")]
    [InlineData("after", 2, "one", "two three")]
    [InlineData("before", 3, "one two", "two three")]
    [InlineData("after", 3, "one two", "three")]
    public async Task Wherever_a_process_dies_among_the_parts_the_next_one_goes_on_with_what_is_not_known_to_have_left(string side, int commit, string first, string second)
    {
        await using var replicas = await BegunAsync();
        var store = replicas.First.Store;
        var gone = new TaskCompletionSource();
        store.BeforeCommit = () => side == "before" && store.Commits + 1 == commit ? WaitForeverAsync(gone) : Task.CompletedTask;
        store.AfterCommit = () => side == "after" && store.Commits == commit ? WaitForeverAsync(gone) : Task.CompletedTask;

        _ = replicas.First.DeliverAsync(TwoReplicas.Message("m1", "help"));
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await replicas.Second.DeliverAsync(TwoReplicas.Message("m1", "help"));

        string.Join(' ', replicas.First.Sent).ShouldBe(first);
        string.Join(' ', replicas.Second.Sent).ShouldBe(second);
    }

    [Theory]
    [InlineData("one", "", "one two three")]
    [InlineData("two", "one", "two three")]
    [InlineData("three", "one two", "three")]
    public async Task What_a_channel_took_before_it_refused_is_not_sent_again_by_this_process_or_the_next(string refused, string first, string rest)
    {
        foreach (var restarts in new[] { false, true })
        {
            await using var replicas = await BegunAsync();
            replicas.First.Channel = part => part.Text == refused ? new HttpRequestException("busy") : null;
            await Should.ThrowAsync<HttpRequestException>(() => replicas.First.DeliverAsync(TwoReplicas.Message("m1", "help")));
            string.Join(' ', replicas.First.Sent).ShouldBe(first);

            replicas.First.Channel = _ => null;
            replicas.First.Sent.Clear();
            var next = restarts ? replicas.Second : replicas.First;
            await next.DeliverAsync(TwoReplicas.Message("m1", "help"));
            string.Join(' ', next.Sent).ShouldBe(rest);

            await next.DeliverAsync(TwoReplicas.Message("m2", "help"));
            string.Join(' ', next.Sent).ShouldBe($"{rest} one two three".Trim());
        }
    }

    [Fact]
    public async Task Of_several_replies_those_that_left_before_the_channel_refused_are_not_sent_again_after_a_restart()
    {
        await using var replicas = await BegunAsync();
        foreach (var replica in new[] { replicas.First, replicas.Second })
            Divide(replica, false);
        replicas.First.Channel = reply => reply.Text == "three" ? new HttpRequestException("busy") : null;
        await Should.ThrowAsync<HttpRequestException>(() => replicas.First.DeliverAsync(TwoReplicas.Message("m1", "help")));
        replicas.First.Sent.ShouldBe(["one\ntwo"]);

        await replicas.Second.DeliverAsync(TwoReplicas.Message("m1", "help"));
        replicas.Second.Sent.ShouldBe(["three"]);
    }

    [Fact]
    public async Task A_version_that_divides_a_reply_otherwise_sends_all_of_it()
    {
        await using var replicas = await BegunAsync();
        replicas.First.Channel = part => part.Text == "three" ? new HttpRequestException("busy") : null;
        await Should.ThrowAsync<HttpRequestException>(() => replicas.First.DeliverAsync(TwoReplicas.Message("m1", "help")));

        Divide(replicas.Second, false);
        await replicas.Second.DeliverAsync(TwoReplicas.Message("m1", "help"));
        replicas.Second.Sent.ShouldBe(["one\ntwo", "three"]);
    }

    [Fact]
    public async Task A_send_in_parts_that_outlasts_the_lease_stays_with_the_process_that_makes_it()
    {
        await using var replicas = await BegunAsync(TimeSpan.FromMinutes(1));
        replicas.First.Channel = _ =>
        {
            replicas.Clock.Advance(TimeSpan.FromSeconds(15));
            return null;
        };

        await replicas.First.DeliverAsync(TwoReplicas.Message("m1", "help"));
        replicas.First.Sent.ShouldBe(["one", "two", "three"]);
        replicas.First.Store.Conflicts.ShouldBe(0);
    }

    [Fact]
    public async Task Another_turn_of_the_same_person_elsewhere_does_not_repeat_a_part()
    {
        await using var replicas = await BegunAsync(TimeSpan.FromMinutes(1));
        replicas.First.Channel = part =>
        {
            if (part.Text == "two" && replicas.Second.Sent.Count == 0)
                replicas.Second.DeliverAsync(TwoReplicas.Message("m2", "help")).GetAwaiter().GetResult();
            return null;
        };

        await replicas.UntilDoneAsync([replicas.First.DeliverAsync(TwoReplicas.Message("m1", "help"))]);
        replicas.First.Store.Conflicts.ShouldBe(1);
        replicas.First.Sent.ShouldBe(["one", "two", "three"]);
        replicas.Second.Sent.ShouldBe(["one", "two", "three"]);
    }

    /// <summary>Two processes, and the greeting is over.</summary>
    private static async Task<TwoReplicas> BegunAsync(TimeSpan lease = default)
    {
        var replicas = new TwoReplicas(lease, services => services.RemoveAll<Conversation>().AddConversation<Speech>().AddSingleton<IReplyParts, Lines>());
        await replicas.First.DeliverAsync(TwoReplicas.Message("start", "help"));
        await replicas.First.Services.GetRequiredService<Deliveries>().WriteDownAsync(TimeSpan.Zero);
        replicas.First.Sent.Clear();
        replicas.First.Store.Reset();
        return replicas;
    }

    private static void Divide(Replica replica, bool divides) => ((Lines)replica.Services.GetRequiredService<IReplyParts>()).Divides = divides;

    private static Task WaitForeverAsync(TaskCompletionSource told)
    {
        told.TrySetResult();
        return new TaskCompletionSource().Task;
    }

    /// <summary>A channel that takes a line at a time.</summary>
    private sealed class Lines : IReplyParts
    {
        public string Channel => Testing.Cast.Maya.Channel;

        public bool Divides { get; set; } = true;

        public IEnumerable<Activity> Of(Activity reply) => Divides ? reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Activity(ActivityTypes.Message) { Text = line }) : [reply];
    }

    /// <summary>Two replies of three lines in all.</summary>
    private sealed class Speech() : Conversation<string>(Intents.Help, Voice, "Speech")
    {
        private static readonly CopyBook Voice = new(
        [
            CopyFile.Parse("Speech", "## title\nSpeaking\n\n## long\none\ntwo\n\n## short\nthree"),
            CopyBook.Load(typeof(CoachFeature).Assembly)["Root"],
        ]);

        protected override async Task<string?> PlayAsync(Scene scene)
        {
            await scene.Show("long", new Card("One and two"));
            await scene.Show("short", new Card("Three"));
            return null;
        }
    }
}
