using Ouroboros.Reporting.Charts.Layout;

namespace Ouroboros.Reporting.Html.Content;

/// <summary>How much of charts and tables is drawn: all of it for most runs, less where the file would become too large.</summary>
/// <param name="MatrixSide">Most rows, and numbered columns, of a matrix.</param>
/// <param name="BarParts">Most parts of all bars of a chart.</param>
/// <param name="Corners">Most corners of all lines of a chart.</param>
/// <param name="Points">Most points of all lines of a chart that can be pointed at.</param>
/// <param name="TableRows">Most generations that a table has rows for.</param>
internal sealed record PageDetail(int MatrixSide, int BarParts, int Corners, int Points, int TableRows)
{
    /// <summary>More bars than this are too narrow to be told apart in a card.</summary>
    public const int MostBars = 120;

    // Below, a chart tells nothing any more.
    private const int LeastMatrixSide = 8;

    /// <summary>As much as a card can show.</summary>
    public static PageDetail Full { get; } = new(64, 5_000, 4_000, 500, 200);

    /// <summary>Most epochs that a table of a training has rows for.</summary>
    public int Epochs => TableRows / 4;

    /// <summary>Two thirds of it, of matrices three quarters, whose cells are what they tell; null if that would be too little.</summary>
    public PageDetail? Less => MatrixSide <= LeastMatrixSide
        ? null
        : new(3 * MatrixSide / 4, 2 * BarParts / 3, 2 * Corners / 3, 2 * Points / 3, 2 * TableRows / 3);

    /// <summary>The room of a chart.</summary>
    public FigureSpace Card => FigureSpace.Card with { Lines = new(Corners, Points) };

    /// <summary>How many are shown, for what stands beside a chart or table; empty if all are.</summary>
    public static string Some(int shown, int all, string what) => shown < all ? $"{shown} of {all:N0} {what} are shown" : string.Empty;
}
