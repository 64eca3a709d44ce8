namespace Ouroboros.Numerics.Simd.Products;

/// <summary>A product's destination cut into items of work: one panel for one block of rows.</summary>
/// <param name="rows">Rows.</param>
/// <param name="panels">Panels of the destination.</param>
/// <param name="bands">Parts that the panels are cut into, one after the other; at most as many as panels.</param>
/// <remarks>
/// Items are numbered by bands of panels, in a band by groups of rows, in a group by panels, in a panel by blocks. So a panel of the right
/// factor is read once for a whole group, and the rows of a group, which every panel reads again, stay in the second-level
/// cache: 256 rows of 784 floats are 0.8 MB. As threads get ranges of items in order, one band gives each thread rows of its own, and as
/// many bands as threads give each thread panels of its own.
/// </remarks>
internal readonly struct TileItems(int rows, int panels, int bands)
{
    private const int BlocksPerGroup = 8;

    private readonly int _blocks = RowBlock.Count(rows);

    public int Count => panels * _blocks;

    public TileItem Of(int item)
    {
        var panelOfItem = item / _blocks;
        var band = panelOfItem * bands / panels;
        band += FirstPanel(band + 1) <= panelOfItem ? 1 : 0;
        var firstPanel = FirstPanel(band);
        var width = FirstPanel(band + 1) - firstPanel;

        var inBand = item - (firstPanel * _blocks);
        var group = inBand / (width * BlocksPerGroup);
        var firstBlock = group * BlocksPerGroup;
        var blocks = Math.Min(BlocksPerGroup, _blocks - firstBlock);
        var inGroup = inBand - (width * firstBlock);
        var panel = inGroup / blocks;
        var block = inGroup - (panel * blocks);
        var (firstRow, endRow) = RowBlock.Of(firstBlock + block, rows);
        var nextPanel = panel + 1 < width ? firstPanel + panel + 1
            : firstBlock + blocks < _blocks ? firstPanel
            : -1;
        return new TileItem(firstPanel + panel, firstRow, endRow, nextPanel, block, blocks, panel == 0);
    }

    private int FirstPanel(int band) => panels * band / bands;
}

/// <summary>One item.</summary>
/// <param name="Panel">Panel of the destination, and of the right factor.</param>
/// <param name="FirstRow">First row.</param>
/// <param name="EndRow">The row after the last.</param>
/// <param name="NextPanel">The panel that is worked on after this one by the same thread; -1 if there is none.</param>
/// <param name="Part">Which of the items is this that have panel and group of rows in common.</param>
/// <param name="Parts">How many they are.</param>
/// <param name="IsFirstPanel">Whether no panel before this one was worked on for these rows by the same thread.</param>
internal readonly record struct TileItem(int Panel, int FirstRow, int EndRow, int NextPanel, int Part, int Parts, bool IsFirstPanel);
