using Ouroboros.Cli.Groups;
using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Display;

public sealed class BatchViewTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_window_of_80_columns() => Assert.Equal(
        """
        0 of 3 replicates done ━━━━━━━─────────────  33 %  0:45  1:30 left

        seed_1                          ━━━━━━━━  14/14 generations  1.20 classes
        seed_2                          waiting
        latent_dim-8_l…rm_start-true_2  waiting
        """,
        Text(80, 24));

    [Theory]
    [InlineData(120, 40)]
    [InlineData(60, 10)]
    [InlineData(40, 24)]
    [InlineData(20, 5)]
    [InlineData(5, 2)]
    public void It_fits_every_window(int width, int height)
    {
        var lines = Text(width, height).Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, Math.Max(1, width - 3)));
        Assert.InRange(lines.Length, 1, Math.Max(2, height - 1));
        if (width >= 20)
        {
            Assert.Contains(lines, line => line.Contains("━━", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_narrow_window_has_short_words_and_short_bars() => Assert.Equal(
        """
        0/3 ━━━─────  33 %  0:45  1:30 left

        seed_1          ━━━━━━━━  14/14
        seed_2          waiting
        latent…-true_2  waiting
        """,
        Text(40, 24));

    private string Text(int width, int height)
    {
        var view = new BatchView(Runs(), "replicate", _cli.Time, unicode: true);
        _cli.Time.Advance(TimeSpan.FromSeconds(45));
        return string.Join('\n', view.Lines(width, height).Select(line => line.Text.TrimEnd()));
    }

    // One that is done but for its last files, and two that wait.
    private BatchRun[] Runs()
    {
        BatchRun[] runs =
        [
            .. new[] { "seed_1", "seed_2", "latent_dim-8_learning_rate-0.001_warm_start-true_2" }
                .Select(name => new BatchRun(new(name, new RunFolder("nowhere"), Presets.Quick), _cli.Time)),
        ];
        runs[0].Set(BatchState.Running);
        new FakeLoop(_cli.Time).Run(new(Presets.Quick, 1, null!, _cli.Folder, []), [runs[0].Progress], CancellationToken.None);
        return runs;
    }
}
