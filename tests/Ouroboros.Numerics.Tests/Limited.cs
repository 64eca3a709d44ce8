namespace Ouroboros.Numerics.Tests;

/// <summary>Work on a thread of its own, so that a hang is a failure.</summary>
internal static class Limited
{
    /// <summary>Far longer than anything here takes, also on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs it to its end; what it throws is thrown here.</summary>
    public static void Run(Action action) => Await(Start(action));

    /// <summary>Starts it on a thread of its own.</summary>
    public static Task Start(Action action) =>
        Task.Factory.StartNew(action, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Waits for its end; what it threw is thrown here.</summary>
    public static void Await(Task task)
    {
        var first = Task.WhenAny(task, Task.Delay(Patience, TestContext.Current.CancellationToken)).GetAwaiter().GetResult();
        Assert.True(first == task, $"It hangs: it has not ended after {Patience.TotalSeconds} s.");
        task.GetAwaiter().GetResult();
    }
}
