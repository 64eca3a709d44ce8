namespace Ouroboros.Reporting.Charts;

/// <summary>A picture as it is meant, before any place or size is decided.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Subtitle">How to read it; may be empty.</param>
/// <param name="Chart">The chart itself.</param>
internal sealed record Figure(string Title, string Subtitle, Chart Chart)
{
    /// <summary>Whether its colours come from a colour map: on a dark ground one end of the map would be lost, and blank cells would look like values.</summary>
    public bool NeedsPaper { get; init; }
}

/// <summary>One of the kinds of chart.</summary>
internal abstract record Chart;

/// <summary>Marks over two axes.</summary>
internal sealed record XyChart(Axis X, Axis Y, IReadOnlyList<Mark> Marks, Key? Key) : Chart;

/// <summary>Charts without keys, one above the other over equal horizontal axes.</summary>
internal sealed record PanelsChart(IReadOnlyList<XyChart> Panels) : Chart;

/// <summary>Numbers as colours in rows and columns; a cell without a number stays blank.</summary>
/// <param name="RowsLabel">What the rows are.</param>
/// <param name="Rows">Number of rows; they are numbered from 1, from top to bottom.</param>
/// <param name="Groups">Groups of columns, set apart from each other.</param>
/// <param name="Cells">[rows][columns of all groups] numbers.</param>
/// <param name="Scale">Number to colour.</param>
/// <param name="Print">How a cell's number is written into it; null leaves the cells unwritten.</param>
/// <param name="Describe">A cell's number with its unit, for those who ask for it.</param>
internal sealed record MatrixChart(
    string RowsLabel,
    int Rows,
    IReadOnlyList<ColumnGroup> Groups,
    IReadOnlyList<IReadOnlyList<double?>> Cells,
    ColorBar Scale,
    Func<double, string>? Print,
    Func<double, string> Describe) : Chart
{
    /// <summary>The rows' numbers where some rows are left out; else empty.</summary>
    public IReadOnlyList<int> RowNumbers { get; init; } = [];
}

/// <summary>
/// Columns that belong together: named ones, or numbered from 1 where <paramref name="Names"/> is empty.
/// </summary>
internal sealed record ColumnGroup(string Label, int Count, IReadOnlyList<string> Names)
{
    /// <summary>The columns' numbers where some columns are left out; else empty.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];
}

/// <summary>Square grey images in rows, each with its label above.</summary>
/// <param name="PerRow">Images in a row.</param>
/// <param name="Images">The images.</param>
/// <param name="WidestLabel">The widest label that such a grid may have, which decides its size; may be empty.</param>
internal sealed record SampleGrid(int PerRow, IReadOnlyList<LabelledImage> Images, string WidestLabel) : Chart;

/// <summary>An image of 28 rows of 28 pixels, 0 black to 255 white, and its label.</summary>
internal sealed record LabelledImage(string Label, ReadOnlyMemory<byte> Pixels);

/// <summary>Square grey images side by side, without labels: neighbours in the grid are neighbours in what they show.</summary>
/// <param name="PerRow">Images in a row.</param>
/// <param name="Images">Images of 28 rows of 28 pixels, 0 black to 255 white, as many as fill all rows.</param>
internal sealed record LatentGrid(int PerRow, IReadOnlyList<ReadOnlyMemory<byte>> Images) : Chart;
