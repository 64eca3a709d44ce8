using System.Collections.Concurrent;
using Ouroboros.Cli.Running;
using Ouroboros.Runs;
using Ouroboros.Runs.Storage;

namespace Ouroboros.Cli.Tests.Running;

/// <summary>Many at once, as many processes would be: whoever looks first and makes the folder later, loses a race now and then.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private const int Crowd = 20;
    private readonly CliFixture _cli = new();

    [Theory]
    [InlineData("run_2026-01-31_14-05-09")]
    [InlineData("theory_2026-01-31_14-05-09_2")]
    public void Names_made_of_the_same_second_are_all_different(string name)
    {
        var terminal = _cli.Services().Terminal;
        var made = new ConcurrentBag<string>();
        AtOnce(_ => made.Add(OutputFolder.CreateNew(_cli.PathOf($"experiments/{name}"), terminal)));
        Assert.Equal(Crowd, made.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(made.Order(StringComparer.Ordinal), Directory.GetDirectories(_cli.PathOf("experiments")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_of_many_gets_the_folder_that_all_were_told_to_take()
    {
        var terminal = _cli.Services().Terminal;
        var (winners, losers) = (0, 0);
        AtOnce(_ =>
        {
            try
            {
                var (folder, held) = OutputFolder.Begin("mine", _cli.PathOf("experiments/mine"), terminal);
                using (held)
                {
                    folder.Write(RunFiles.Config, stream => stream.Write("kept"u8));
                }

                Interlocked.Increment(ref winners);
            }
            catch (Exception refusal) when (refusal is UserError or RunException)
            {
                Interlocked.Increment(ref losers);
            }
        });
        Assert.Equal((1, Crowd - 1), (winners, losers));
        Assert.Equal("kept", File.ReadAllText(_cli.PathOf("experiments/mine/config.yaml")));
    }

    [Fact]
    public void One_of_many_gets_a_file_and_the_others_leave_it_alone()
    {
        var path = _cli.PathOf("report.html");
        var winners = 0;
        AtOnce(number =>
        {
            if (AtomicFile.TryWriteNew(path, new byte[1000 + number]))
            {
                Interlocked.Increment(ref winners);
            }
        });
        Assert.Equal(1, winners);
        Assert.InRange(new FileInfo(path).Length, 1000, 1000 + Crowd);
        Assert.False(AtomicFile.TryWriteNew(path, new byte[1]));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_file_in_the_making_is_somebody_elses()
    {
        File.WriteAllText(_cli.PathOf("report.html.partial"), "half");
        Assert.False(AtomicFile.TryWriteNew(_cli.PathOf("report.html"), new byte[1]));
        Assert.Equal("half", File.ReadAllText(_cli.PathOf("report.html.partial")));
    }

    public void Dispose() => _cli.Dispose();

    private static void AtOnce(Action<int> action)
    {
        using var gate = new Barrier(Crowd);
        Thread[] all =
        [
            .. Enumerable.Range(0, Crowd).Select(number => new Thread(() =>
            {
                gate.SignalAndWait();
                action(number);
            })),
        ];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
    }
}
