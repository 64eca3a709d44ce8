namespace Ouroboros.Tests;

/// <summary>Many threads that begin the same thing at the same moment, as many processes would.</summary>
internal static class Crowd
{
    /// <summary>How many there are.</summary>
    public const int Size = 20;

    /// <summary>Lets all do something at once, each with its number from 0.</summary>
    /// <exception cref="AggregateException">What went wrong in any of them.</exception>
    public static void AtOnce(Action<int> action)
    {
        using var gate = new Barrier(Size);
        Task.WaitAll(
        [
            .. Enumerable.Range(0, Size).Select(number => Task.Factory.StartNew(
                () =>
                {
                    gate.SignalAndWait();
                    action(number);
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ]);
    }
}
