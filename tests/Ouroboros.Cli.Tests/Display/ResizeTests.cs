using System.Globalization;
using Ouroboros.Cli.Display;

namespace Ouroboros.Cli.Tests.Display;

/// <summary>What stands on a terminal whose window changes its size while something is shown.</summary>
public sealed class ResizeTests : IDisposable
{
    private readonly CliFixture _cli = new();
    private readonly TickingTime _time = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("90x40 50x40")]
    [InlineData("90x40 50x40 120x40 200x60")]
    [InlineData("20x40 120x5 20x5 120x40")]
    [InlineData("120x5 120x40 120x2 120x1 120x30")]
    [InlineData("1x1 3x3 80x24")]
    public void A_run_is_shown_as_the_window_is_now(string sizes)
    {
        var view = new RunView(Progress(), _cli.Terminal());
        Check(view, sizes);
    }

    [Fact]
    public void A_picture_that_fills_the_window_leaves_nothing_behind() => Check(new Full(), "90x40 50x10 20x5 120x40 33x7");

    [Fact]
    public void Between_two_pictures_the_window_may_change_more_than_once()
    {
        var terminal = new TerminalEmulator(120, 40);
        var view = new Full();
        Around(terminal, view, () =>
        {
            terminal.Resize(31, 40);
            terminal.Resize(200, 3);
            terminal.Resize(64, 20);
            _time.Tick();
            Assert.Equal(TextOf(view, terminal), terminal.Window);
        });
    }

    [Fact]
    public void The_ordinary_screen_comes_back_when_the_work_fails()
    {
        var terminal = new TerminalEmulator(80, 24);
        terminal.WriteLine("before");
        Assert.Throws<InvalidOperationException>(() => Around(terminal, new Full(), () => throw new InvalidOperationException()));
        Assert.False(terminal.IsAlternate);
        Assert.Equal("before", terminal.Everything);
        Assert.Null(_cli.Interruption.RestoreScreen);
    }

    [Fact]
    public void A_terminal_that_is_gone_does_not_end_the_work()
    {
        var terminal = new Gone();
        var services = _cli.Services() with { Terminal = _cli.Terminal() with { Out = terminal, OutIsTerminal = true }, Time = _time };
        Assert.Equal(7, new LiveDisplay(new Full(), services).Around(() =>
        {
            terminal.IsGone = true;
            _time.Tick();
            return 7;
        }));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(7)]
    [InlineData(200)]
    public void A_line_of_status_is_replaced_and_erased_at_any_width(int columns)
    {
        var terminal = new TerminalEmulator(60, 10);
        terminal.WriteLine("before");
        using (var status = new StatusLine(_cli.Terminal() with { Error = terminal, ErrorIsTerminal = true, Size = () => terminal.Size }))
        {
            status.Show("measuring whether runs are faster side by side ...");
            terminal.Resize(columns, 10);
            status.Show("12345");
            Assert.Equal("before\n12345", terminal.Everything);
            status.Show("measuring this machine ...");
            terminal.Resize(columns + 1, 10);
        }

        Assert.Equal("before", terminal.Everything);
    }

    private void Check(ILiveView view, string sizes)
    {
        var terminal = new TerminalEmulator(120, 40);
        terminal.WriteLine("before");
        Around(terminal, view, () =>
        {
            foreach (var size in sizes.Split(' ').Select(size => size.Split('x').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray()))
            {
                terminal.Resize(size[0], size[1]);
                _time.Tick();
                Assert.Equal(TextOf(view, terminal), terminal.Window);
            }
        });
        Assert.False(terminal.IsAlternate);
        var last = view.LastLines(terminal.Size.Columns, terminal.Size.Rows).Select(line => line.Text.TrimEnd());
        Assert.Equal(string.Join('\n', [.. "before".Chunk(terminal.Size.Columns).Select(part => new string(part)), .. last]).TrimEnd('\n'), terminal.Everything);
    }

    private void Around(TerminalEmulator terminal, ILiveView view, Action work)
    {
        var services = _cli.Services() with { Terminal = _cli.Terminal() with { Out = terminal, OutIsTerminal = true, Size = () => terminal.Size }, Time = _time };
        new LiveDisplay(view, services).Around(() =>
        {
            Assert.Equal(TextOf(view, terminal), terminal.Window);
            work();
            return true;
        });
    }

    private static string TextOf(ILiveView view, TerminalEmulator terminal) => string.Join(
        '\n', view.Lines(terminal.Size.Columns, terminal.Size.Rows).Take(terminal.Size.Rows).Select(line => line.Text.TrimEnd())).TrimEnd('\n');

    private RunProgress Progress()
    {
        var progress = new RunProgress(_cli.Time);
        new FakeLoop(_cli.Time).Run(
            new(Configuration.Presets.Quick, 1, null!, _cli.Folder, []), [progress], CancellationToken.None);
        return progress;
    }

    // As many rows as there are, each as long as it may be.
    private sealed class Full : ILiveView
    {
        public IReadOnlyList<StyledLine> Lines(int columns, int rows) =>
            [.. Enumerable.Range(0, rows).Select(row => new StyledLine(Math.Max(1, columns - 3)).Add(new string((char)('a' + (row % 26)), columns)))];

        public IReadOnlyList<StyledLine> LastLines(int columns, int rows) => [];
    }

    private sealed class Gone : StringWriter
    {
        public bool IsGone { get; set; }

        public override void Write(string? value)
        {
            if (IsGone)
            {
                throw new IOException("Input/output error");
            }

            base.Write(value);
        }
    }
}
