using Ouroboros.Reporting.Charts.Layout;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Plots;
using Ouroboros.Reporting.Raster;
using Ouroboros.Reporting.Shapes;
using Ouroboros.Reporting.Tests.Charts.Layout;
using Ouroboros.Reporting.Tests.Fakes;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Tests.Plots;

public sealed class MatrixPlotsTests
{
    private static readonly Colormap Viridis = Colormap.Named("viridis");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 6)]
    [InlineData(9, 4)]
    [InlineData(30, 30)]
    public void Only_computed_cells_are_drawn(int generations, int done)
    {
        var history = new FakeRun(generations, 1, 1, 5).Make(done);

        // Row g has real train and test and the samples of generations 1 to g.
        var computed = Enumerable.Range(1, done).Sum(g => g + 2);
        Assert.Equal(computed, Cells(Arrange(history.Accuracy)).Length);
        Assert.Equal(computed, Cells(FigureLayout.Arrange(MatrixPlots.Loss(history.Loss, Viridis, FakeSheets.Mnist))).Length);
    }

    [Fact]
    public void A_cell_that_is_not_computed_is_blank_paper()
    {
        var matrix = new EvaluationMatrix(3) { [1, 0] = 0.5, [3, 4] = 0.5 };
        var drawing = Arrange(matrix);
        var image = DrawingRasterizer.Draw(drawing, 1);
        var (first, last) = (Cells(drawing)[0], Cells(drawing)[^1]);

        // The cell in the last column of the first row.
        for (var y = (int)first.Y; y < first.Y + first.Height; y++)
        {
            for (var x = (int)last.X; x < last.X + last.Width; x++)
            {
                Assert.Equal(Rgb.White, image[x, y]);
            }
        }
    }

    [Fact]
    public void What_is_no_number_is_left_blank()
    {
        var matrix = new EvaluationMatrix(2) { [1, 0] = double.NaN, [2, 0] = double.PositiveInfinity, [2, 1] = 0.3 };

        Assert.Single(Cells(Arrange(matrix)));
        Assert.EndsWith("Blank: its own labels, or not computed, or not finite.", MatrixPlots.Accuracy(matrix, Viridis, FakeSheets.Mnist).Subtitle);
        Assert.EndsWith("Blank: not computed.", MatrixPlots.Loss(new EvaluationMatrix(2), Viridis, FakeSheets.Mnist).Subtitle);
    }

    [Fact]
    public void Real_data_come_first_and_are_set_apart()
    {
        var history = new FakeRun(8, 1, 1, 5).Make(8);
        var cells = Cells(Arrange(history.Accuracy));
        var row = cells.Where(c => c.Y == cells[^1].Y).OrderBy(c => c.X).ToArray();
        var gaps = row.Zip(row.Skip(1), (a, b) => b.X - a.X - a.Width).ToArray();

        Assert.Equal(10, row.Length);
        Assert.Equal(1, gaps[0]);
        Assert.True(gaps[1] > 10);
        Assert.All(gaps[2..], gap => Assert.Equal(1, gap));
    }

    [Fact]
    public void Rows_go_down_and_columns_to_the_right()
    {
        var matrix = new EvaluationMatrix(3) { [1, 2] = 0.1, [3, 2] = 0.2, [3, 4] = 0.3 };
        var cells = Cells(Arrange(matrix)).ToDictionary(c => c.Color);

        Box Of(double accuracy) => cells[Viridis.At(accuracy)];
        Assert.True(Of(0.2).Y > Of(0.1).Y);
        Assert.Equal(Of(0.1).X, Of(0.2).X);
        Assert.True(Of(0.3).X > Of(0.2).X);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Values_are_written_up_to_twelve_columns(int generations, bool written)
    {
        var history = new FakeRun(generations, 1, 1, 5).Make(generations);
        var drawing = Arrange(history.Accuracy);
        var values = drawing.Shapes.OfType<TextRun>().Where(t => t.Role == Roles.CellValue).ToArray();

        Assert.Equal(written ? Cells(drawing).Length : 0, values.Length);
        Assert.All(values, value => Assert.Contains(Cells(drawing), cell => Holds(cell, value)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(14)]
    public void Names_of_the_axes_are_no_longer_than_their_cells(int generations)
    {
        var drawing = Arrange(new FakeRun(generations, 1, 1, 5).Make(generations).Accuracy);
        var cells = Cells(drawing);
        var rows = LayoutRules.BoundsOf(drawing.Shapes.OfType<TextRun>().Single(t => t.Upright));
        var columns = LayoutRules.BoundsOf(drawing.Shapes.OfType<TextRun>().Single(t => t.Text == "Samples of generation"));

        Assert.InRange(rows.Y, cells.Min(c => c.Y), cells.Max(c => c.Y + c.Height) - rows.Height);
        Assert.InRange(columns.X, cells.Min(c => c.X), cells.Max(c => c.X + c.Width) - columns.Width);
    }

    [Fact]
    public void Losses_below_a_thousandth_share_the_last_colour_and_the_bar_says_so()
    {
        var matrix = new EvaluationMatrix(2) { [1, 0] = 1e-9, [1, 1] = 0.001, [2, 0] = 3 };
        var drawing = FigureLayout.Arrange(MatrixPlots.Loss(matrix, Viridis, FakeSheets.Mnist));
        var cells = Cells(drawing);

        // Column by column: 1e-9 and 3 on the training set, 0.001 on the test set.
        Assert.Equal(cells[0].Color, cells[2].Color);
        Assert.NotEqual(cells[0].Color, cells[1].Color);
        Assert.Contains(drawing.Shapes.OfType<TextRun>(), t => t is { Role: Roles.Legend, Text: "\u2264 0.001" });
    }

    private static Drawing Arrange(EvaluationMatrix matrix) => FigureLayout.Arrange(MatrixPlots.Accuracy(matrix, Viridis, FakeSheets.Mnist));

    private static Box[] Cells(Drawing drawing) => [.. drawing.Shapes.OfType<Box>().Where(b => b.Role == Roles.Cell)];

    private static bool Holds(Box cell, TextRun text)
    {
        var inner = LayoutRules.BoundsOf(text);
        return inner.X >= cell.X && inner.X + inner.Width <= cell.X + cell.Width
            && inner.Y >= cell.Y && inner.Y + inner.Height <= cell.Y + cell.Height;
    }
}
