namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>The room that a figure is given.</summary>
/// <param name="Width">Width in canvas units. A matrix takes what its cells need.</param>
/// <param name="Height">Height of a chart over two axes.</param>
/// <param name="Matrix">Most room for a matrix's cells, in both directions.</param>
/// <param name="HasHeader">Whether title and subtitle are drawn; where they are not, they stand in the text around the figure.</param>
internal sealed record FigureSpace(double Width, double Height, double Matrix, bool HasHeader)
{
    /// <summary>How much of lines is drawn; null for all of it, with nothing to point at.</summary>
    public LinesSpace? Lines { get; init; }

    /// <summary>A picture in a file of its own.</summary>
    public static FigureSpace File { get; } = new(Theme.FigureWidth, Theme.FigureHeight, 440, HasHeader: true);

    /// <summary>A card on a page, beside others: text is as large as the page's where two or three of them fill a screen, or one a phone.</summary>
    public static FigureSpace Card { get; } = new(440, 324, 600, HasHeader: false) { Lines = new(4_000, 500) };

    /// <summary>Begins a canvas.</summary>
    /// <returns>The height where the chart may begin.</returns>
    public double Begin(Canvas canvas, Figure figure) => HasHeader ? canvas.Header(figure) : Theme.Margin;
}

/// <summary>How many points of all its lines together a chart shows.</summary>
/// <param name="Corners">Most corners.</param>
/// <param name="Points">Most points with a marker, or with an invisible one where lines have none, so that they can be pointed at.</param>
internal sealed record LinesSpace(int Corners, int Points);
