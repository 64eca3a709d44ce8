namespace Ouroboros.Cli.Tests.Display;

/// <summary>A clock whose timers tick when they are told to.</summary>
internal sealed class TickingTime : TimeProvider
{
    private Action _tick = () => { };

    /// <summary>Lets the timer that was made last tick.</summary>
    public void Tick() => _tick();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _tick = () => callback(state);
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
