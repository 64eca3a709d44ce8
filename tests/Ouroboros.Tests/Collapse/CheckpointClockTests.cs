using Ouroboros.Collapse;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Tests.Collapse;

public sealed class CheckpointClockTests : IRunObserver, IDisposable
{
    private static readonly TrainingStart _now = new(2, 3);

    private readonly CancellationTokenSource _told = new();
    private readonly List<Checkpoint> _checkpoints = [];
    private int _made;

    public void Dispose() => _told.Dispose();

    void IRunObserver.CheckpointReached(Checkpoint checkpoint) => _checkpoints.Add(checkpoint);

    [Fact]
    public void A_checkpoint_is_made_when_one_is_due_and_not_before()
    {
        var clock = new CheckpointClock(TimeSpan.FromSeconds(2.5), new Time(() => { }), this, _told.Token);
        for (var look = 1; look <= 7; look++)
        {
            clock.Pass(_now, Make);
        }

        // A second passes at each look, and one when the clock is set again.
        Assert.Equal(2, _made);
        Assert.Equal(2, _checkpoints.Count);
    }

    [Fact]
    public void Told_to_end_the_loop_has_its_checkpoint_first()
    {
        var clock = new CheckpointClock(TimeSpan.FromHours(1), new Time(() => { }), this, _told.Token);
        _told.Cancel();
        Assert.Throws<OperationCanceledException>(() => clock.Pass(_now, Make));
        Assert.Single(_checkpoints);
    }

    /// <summary>The signal comes from another thread: also in the middle of <see cref="CheckpointClock.Pass"/>.</summary>
    [Fact]
    public void Told_to_end_at_the_worst_moment_the_loop_has_its_checkpoint_too()
    {
        var clock = new CheckpointClock(TimeSpan.FromHours(1), new Time(_told.Cancel), this, _told.Token);
        Assert.Throws<OperationCanceledException>(() =>
        {
            clock.Pass(_now, Make);
            clock.Pass(_now, Make);
        });
        Assert.Single(_checkpoints);
    }

    /// <summary>It is asked after every training step, and training leaves no garbage.</summary>
    [Fact]
    public void Looking_at_the_time_allocates_nothing()
    {
        var clock = new CheckpointClock(TimeSpan.FromHours(1), TimeProvider.System, this, _told.Token);
        Func<TrainingStart, Checkpoint> make = Make;
        clock.Pass(_now, make);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 1_000; step++)
        {
            clock.Pass(_now, make);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0, _made);
    }

    private Checkpoint Make(TrainingStart now)
    {
        Assert.Equal(_now, now);
        _made++;
        return new(TrainingPosition.StartOf(1), 1, new Dictionary<string, string>(StringComparer.Ordinal), []);
    }

    /// <summary>A second later at each look; from the second look on something happens in it.</summary>
    private sealed class Time(Action happens) : TimeProvider
    {
        private int _looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp()
        {
            if (++_looks > 1)
            {
                happens();
            }

            return _looks;
        }
    }
}
