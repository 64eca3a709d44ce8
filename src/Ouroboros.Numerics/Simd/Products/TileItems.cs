namespace Ouroboros.Numerics.Simd.Products;

/// <summary>A product's destination cut into items of work: one panel for one block of rows.</summary>
/// <remarks>
/// Items are numbered by groups of rows, in a group by panels, in a panel by blocks. So a panel of the right factor is read once for
/// a whole group, and the rows of a group, which every panel reads again, stay in the second-level cache: 256 rows of 784 floats are
/// 0.8 MB. As threads get ranges of items in order, a thread also meets the same rows in one product after the other.
/// </remarks>
internal readonly struct TileItems(int rows, int panels, int bands)
{
    private const int BlocksPerGroup = 8;

    private readonly int _blocks = RowBlock.Count(rows);

    public int Count => panels * _blocks;

    public (int Panel, int FirstRow, int EndRow) Of(int item)
    {
        // Of the band that the item is in, the first panel and the number of panels.
        var band = (int)(((long)item / _blocks * bands) / panels);
        while (band + 1 < bands && FirstPanel(band + 1) * _blocks <= item)
        {
            band++;
        }

        while (FirstPanel(band) * _blocks > item)
        {
            band--;
        }

        var firstPanel = FirstPanel(band);
        var width = FirstPanel(band + 1) - firstPanel;
        item -= firstPanel * _blocks;
        var group = item / (width * BlocksPerGroup);
        var firstBlock = group * BlocksPerGroup;
        var blocks = Math.Min(BlocksPerGroup, _blocks - firstBlock);
        var inGroup = item - (width * firstBlock);
        var panel = inGroup / blocks;
        var (first, end) = RowBlock.Of(firstBlock + inGroup - (panel * blocks), rows);
        return (firstPanel + panel, first, end);
    }

    private int FirstPanel(int band) => panels * band / bands;
}
