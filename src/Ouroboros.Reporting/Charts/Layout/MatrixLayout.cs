using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Typography;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>
/// A heat map: the figure is as large as its cells, and cells are whole units, so that their borders are sharp.
/// </summary>
internal sealed class MatrixLayout
{
    // So that a single row is about as high as the label of the rows is long.
    private const double LargestCell = 150;

    private const double GroupGap = 14;

    // Smaller cells would vanish between their gaps.
    private const double LeastCellWithGap = 9;

    private readonly Figure _figure;
    private readonly MatrixChart _chart;
    private readonly FigureSpace _space;
    private readonly double _cell;
    private readonly Canvas _canvas = new();

    public MatrixLayout(Figure figure, MatrixChart chart, FigureSpace space)
    {
        _figure = figure;
        _chart = chart;
        _space = space;
        var most = Math.Max(chart.Rows, chart.Groups.Sum(g => g.Count));
        _cell = Math.Clamp(Math.Floor(space.Matrix / most), 1, LargestCell);
    }

    public Drawing Arrange()
    {
        var top = _space.Begin(_canvas, _figure);
        var left = Math.Ceiling(
            Theme.Margin + Theme.Label.Size + 8 + Typeface.Width($"{NumberOf(_chart.RowNumbers, _chart.Rows - 1)}", Theme.TickText) + Theme.TickGap);
        var plot = new Frame(left, top, left + PlotWidth(), top + (_chart.Rows * _cell));

        var x = plot.Left;
        var first = 0;
        foreach (var group in _chart.Groups)
        {
            DrawGroup(group, first, x, plot);
            x += GroupWidth(group) + GroupGap;
            first += group.Count;
        }

        DrawRowNames(plot);
        var keyLeft = plot.Right + Theme.KeyGap;
        KeyLayout.Draw(_canvas, _chart.Scale, keyLeft, plot.Top, plot.Bottom);

        var keyRight = keyLeft + KeyLayout.WidthOf(_chart.Scale);
        var width = Math.Ceiling(Math.Max(keyRight, HeaderRight()) + Theme.Margin);
        return _canvas.Finish(width, plot.Bottom + 52, _figure.Title);
    }

    private double HeaderRight() => !_space.HasHeader ? 0 : Theme.Margin + Math.Max(
        Typeface.Width(_figure.Title, Theme.Title), Typeface.Width(_figure.Subtitle, Theme.Subtitle));

    private double PlotWidth() => _chart.Groups.Sum(GroupWidth) + (GroupGap * (_chart.Groups.Count - 1));

    // A group of few columns may be narrower than its label, which then decides.
    private double GroupWidth(ColumnGroup group) =>
        Math.Ceiling(Math.Max(group.Count * ColumnWidth(group), Typeface.Width(group.Label, Theme.Label)));

    // Named columns are as wide as their names, numbered ones are square.
    private double ColumnWidth(ColumnGroup group) => group.Names.Count == 0
        ? _cell
        : Math.Max(_cell, Math.Ceiling(group.Names.Max(name => Typeface.Width(name, Theme.TickText)) + 8));

    private void DrawGroup(ColumnGroup group, int first, double left, Frame plot)
    {
        var width = ColumnWidth(group);
        for (var column = 0; column < group.Count; column++)
        {
            for (var row = 0; row < _chart.Rows; row++)
            {
                if (_chart.Cells[row][first + column] is { } value && double.IsFinite(value))
                {
                    DrawCell(value, left + (column * width), plot.Top + (row * _cell), width, HintAt(group, row, column, value));
                }
            }
        }

        var right = left + (group.Count * width);
        _canvas.Rule(Roles.Axis, left, right, plot.Bottom + 2, Theme.AxisColor);
        foreach (var (column, name) in ColumnNames(group))
        {
            var x = left + ((column + 0.5) * width);
            _canvas.Text(Roles.Axis, x, plot.Bottom + 19, name, Theme.TickText, TextAnchor.Middle);
        }

        var middle = left + (Math.Max(right - left, Typeface.Width(group.Label, Theme.Label)) / 2);
        _canvas.Text(Roles.Axis, middle, plot.Bottom + 40, group.Label, Theme.Label, TextAnchor.Middle);
    }

    private void DrawCell(double value, double x, double y, double width, string hint)
    {
        var color = _chart.Scale.ColorOf(value);
        var gap = _cell >= LeastCellWithGap ? 1 : 0;
        _canvas.Add(new Box(Roles.Cell, x, y, width - gap, _cell - gap, color) { Hint = hint });
        if (_chart.Print is { } print)
        {
            var style = Theme.TickText with { Color = color.Writing() };
            var (middle, center) = (x + ((width - gap) / 2), y + ((_cell - gap) / 2));
            _canvas.CenteredText(Roles.CellValue, middle, center, print(value), style, TextAnchor.Middle);
        }
    }

    private string HintAt(ColumnGroup group, int row, int column, double value) =>
        $"{_chart.RowsLabel} {NumberOf(_chart.RowNumbers, row)}, {Lower(group.Label)} {(group.Names.Count > 0 ? group.Names[column] : $"{NumberOf(group.Numbers, column)}")}: {_chart.Describe(value)}";

    private static string Lower(string label) => label.Length == 0 ? label : char.ToLowerInvariant(label[0]) + label[1..];

    private IEnumerable<(int Column, string Name)> ColumnNames(ColumnGroup group) => group.Names.Count > 0
        ? group.Names.Select((name, column) => (column, name))
        : Written(group.Numbers, group.Count);

    private void DrawRowNames(Frame plot)
    {
        foreach (var (row, name) in Written(_chart.RowNumbers, _chart.Rows))
        {
            var y = plot.Top + ((row + 0.5) * _cell);
            _canvas.CenteredText(Roles.Axis, plot.Left - Theme.TickGap, y, name, Theme.TickText, TextAnchor.End);
        }

        var x = Theme.Margin + Typeface.CapHeight(Theme.Label);
        _canvas.UprightText(Roles.Axis, x, plot.Center, _chart.RowsLabel, Theme.Label);
    }

    // Which numbers are written; where some are left out, none are round, so that evenly spaced ones do as well.
    private IEnumerable<(int Place, string Name)> Written(IReadOnlyList<int> numbers, int count) => numbers.Count == 0
        ? WholeTicks.Between(1, count, MostNumbers(count)).Select(number => (number - 1, $"{number}"))
        : Thinning.Evenly([.. numbers.Select((number, place) => (place, $"{number}"))], MostNumbers(count));

    private static int NumberOf(IReadOnlyList<int> numbers, int place) => numbers.Count == 0 ? place + 1 : numbers[place];

    private int MostNumbers(int count) => Math.Max(1, (int)(count * _cell / 30));
}
