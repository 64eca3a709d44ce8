using Ouroboros.Cli.Display;
using Ouroboros.Runs;

namespace Ouroboros.Cli.Tests.Display;

public sealed class ProgressViewTests
{
    private static readonly ProgressSnapshot Training = new()
    {
        Generations = 15,
        Completed = 3,
        Elapsed = TimeSpan.FromSeconds(42),
        Left = TimeSpan.FromSeconds(141),
        Fraction = 0.23,
        Training = new(4, TrainedModel.Vae, 6, 10, 5_000, 10_000, null),
        LastEpoch = new(4, TrainedModel.Vae, 5, 27.314, 20, 7.3, null),
        ImagesPerSecond = 48_210.4,
        Rows =
        [
            new(0, 9.98, 1, 0.112, null, null, null),
            new(1, 9.61, 1, 0.131, 0.941, 38.2, 0.97),
            new(2, 5.5, 8, 0.402, 0.8, 35.13, 0.96),
            new(3, 1.02, 8, 0.998, 0.4, 31, 0.99),
        ],
    };

    [Fact]
    public void A_window_of_80_columns() => Assert.Equal(
        """
        generation 4/15      ━━━━━━──────────────────────  23 %  0:42  2:21 left
        VAE epoch 6/10       ━━━━────  loss 27.31  48,210 images/s

         gen    effective classes                      top label  real test  VAE loss
        real    9.98 ███████████████████████████████▉ 1   11.2 %          –         –
           1    9.61 ██████████████████████████████▊  1   13.1 %     94.1 %     38.20
           2    5.50 █████████████████▋               8   40.2 %     80.0 %     35.13
           3    1.02 ███▎                             8   99.8 %     40.0 %     31.00
        """,
        Text(Training, 80, 24));

    [Fact]
    public void A_wide_window_of_ascii() => Assert.Equal(
        """
        generation 4/15      #########-------------------------------  23 %  0:42  2:21 left
        VAE epoch 6/10       #################--------------  loss 27.31  48,210 images/s

         gen    effective classes                              top label  real test  VAE loss
        real    9.98 ######################################## 1   11.2 %          -         -
           1    9.61 #######################################  1   13.1 %     94.1 %     38.20
           2    5.50 ######################                   8   40.2 %     80.0 %     35.13
           3    1.02 ####                                     8   99.8 %     40.0 %     31.00
        """,
        Text(Training, 120, 40, unicode: false));

    [Fact]
    public void A_window_of_60_columns_has_shorter_bars() => Assert.Equal(
        """
        generation 4/15      ━━──────  23 %  0:42  2:21 left
        VAE epoch 6/10       ━━━━────  loss 27.31

         gen    effective classes  top label  real test  VAE loss
        real    9.98 ████████████ 1   11.2 %          –         –
           1    9.61 ███████████▌ 1   13.1 %     94.1 %     38.20
           2    5.50 ██████▋      8   40.2 %     80.0 %     35.13
           3    1.02 █▎           8   99.8 %     40.0 %     31.00
        """,
        Text(Training, 60, 24));

    [Fact]
    public void A_narrow_window_has_short_bars_and_loses_columns() => Assert.Equal(
        """
        gen 4/15       ━────  23 %  2:21 left
        VAE 6/10       ━━━──  loss 27.31

         gen    effective classes   top label
        real    9.98 █████████████ 1   11.2 %
           1    9.61 ████████████▌ 1   13.1 %
           2    5.50 ███████▏      8   40.2 %
           3    1.02 █▍            8   99.8 %
        """,
        Text(Training, 40, 24));

    [Fact]
    public void A_very_narrow_window_keeps_whole_numbers_in_their_columns() => Assert.Equal(
        """
        gen 4/15     23 %
        VAE 6/10

         gen classes
        real    9.98 ████
           1    9.61 ███▉
           2    5.50 ██▎
           3    1.02 ▍
        """,
        Text(Training, 20, 24));

    [Fact]
    public void What_the_run_waits_for_is_shown_until_it_goes_on()
    {
        var now = Training with { Training = null, Waiting = "waiting for another run" };
        Assert.Contains("\nwaiting for another run\n", Text(now, 80, 24), StringComparison.Ordinal);
        Assert.All(
            [now with { Waiting = null }, now with { Training = Training.Training }],
            later => Assert.DoesNotContain("waiting", Text(later, 80, 24), StringComparison.Ordinal));
    }

    [Fact]
    public void The_classifier_shows_its_accuracy()
    {
        var now = Training with
        {
            Training = new(4, TrainedModel.Classifier, 2, 3, 5_000, 10_000, null),
            LastEpoch = new(4, TrainedModel.Classifier, 1, 0.25, null, null, 0.9712),
        };
        Assert.Equal("classifier epoch 2/3 ━━━━────  loss 0.250  accuracy 97.1 %  48,210 images/s", Text(now, 80, 24).Split('\n')[1]);
    }

    [Fact]
    public void What_is_alike_at_the_end_gives_way_first()
    {
        var now = Training with { Rows = [.. Enumerable.Range(0, 30).Select(g => new GenerationRow(g, g < 9 ? 10 - g : 1.001, 8, 0.5, 0.1, 30.0 / (g + 1), 1))] };
        var lines = Text(now, 80, 24).Split('\n');
        Assert.Equal(["real", "1", "2", "3", "4", "5", "6", "7", "8", "9", "⋮", "29"], lines.Skip(4).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Equal("   ⋮  19 more like it", lines[^2]);
    }

    [Fact]
    public void A_low_window_folds_the_end_and_the_beginning()
    {
        var now = Training with { Rows = [.. Enumerable.Range(0, 30).Select(g => new GenerationRow(g, g < 9 ? 10 - g : 1.001, 8, 0.5, 0.1, 30, 1))] };
        var lines = Text(now, 80, 12).Split('\n');
        Assert.Equal(11, lines.Length);
        Assert.Equal(["real", "⋮", "7", "8", "9", "⋮", "29"], lines.Skip(4).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Equal("   ⋮  6 more", lines[5]);
    }

    [Fact]
    public void A_low_window_keeps_the_real_data_and_the_latest_generations()
    {
        var now = Training with { Rows = [.. Enumerable.Range(0, 12).Select(g => new GenerationRow(g, 9 - (g / 10.0), 1, 0.1, 0.9, 30, 0.9))] };
        var lines = Text(now, 60, 10).Split('\n');
        Assert.Equal(9, lines.Length);
        Assert.StartsWith("real", lines[4], StringComparison.Ordinal);
        Assert.Equal("   ⋮  8 more", lines[5]);
        Assert.StartsWith("   9", lines[6], StringComparison.Ordinal);
        Assert.StartsWith("  11", lines[8], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(80, 2)]
    [InlineData(80, 5)]
    [InlineData(20, 5)]
    [InlineData(33, 6)]
    [InlineData(57, 8)]
    [InlineData(80, 24)]
    [InlineData(300, 100)]
    public void It_fits_every_window(int width, int height)
    {
        var now = Training with { Rows = [.. Enumerable.Range(0, 50).Select(g => new GenerationRow(g, 9, 1, 0.1, 0.9, 30, 0.9))] };
        var lines = new ProgressView(width, height, unicode: true).Lines(now);
        Assert.All(lines, line => Assert.True(line.Length <= Math.Max(1, width - 3), line.Text));
        Assert.True(lines.Count <= Math.Max(1, height - 1), $"{lines.Count} lines");
    }

    [Fact]
    public void Before_the_start_it_says_what_it_does()
    {
        Assert.StartsWith("reading the data", Text(new ProgressSnapshot(), 80, 24), StringComparison.Ordinal);
        Assert.Contains("sampling and measuring", Text(Training with { Training = null }, 80, 24), StringComparison.Ordinal);
        Assert.Contains("done", Text(Training with { Training = null, IsFinished = true }, 80, 24), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_a_dash()
    {
        var now = Training with { Rows = [new(0, double.NaN, null, 0, null, null, null)] };
        Assert.Matches(@"real +– +– +– +–", Text(now, 80, 24).Split('\n')[^1]);
    }

    private static string Text(ProgressSnapshot now, int width, int height, bool unicode = true) =>
        string.Join('\n', new ProgressView(width, height, unicode).Lines(now).Select(line => line.Text.TrimEnd()));
}
