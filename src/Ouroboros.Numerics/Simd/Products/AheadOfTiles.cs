using System.Runtime.CompilerServices;

namespace Ouroboros.Numerics.Simd.Products;

/// <summary>Fetches what the next tiles and items will need, a few lines with each piece.</summary>
/// <remarks>
/// <para>The panel that the next items read as their right factor is far longer than the first-level cache and, read at the pace of
/// a micro-kernel, would come in faster than the third level can give it. Spread over all tiles that use the panel before
/// it, the transfer costs nothing.</para>
/// <para>Where a tile is written to, or masked by, is touched once for each tile; a line that is not there then stops the processor for
/// longer than it can work ahead. So with the rows of the left factor, which the first panel of a group is the first to read.</para>
/// </remarks>
internal unsafe struct AheadOfTiles : ISideWork
{
    private const int TileFloats = Panel.TileRows * Panel.Width;
    private const int TileLines = TileFloats / CacheLine.Floats;
    private const int LinesOfRow = Panel.Width / CacheLine.Floats;

    private readonly int _panelLinesAPiece;
    private readonly int _tileLinesAPiece;
    private readonly int _leftPanels;
    private readonly nint _leftStride;
    private float* _left;
    private int _leftToFetch;
    private float* _panel;
    private float* _written;
    private float* _read;

    /// <summary>For the tiles of an item.</summary>
    /// <param name="left">The left factor.</param>
    /// <param name="right">The right factor.</param>
    /// <param name="chain">Steps of a chain.</param>
    /// <param name="chains">How many times the chains of a tile are walked, one micro-kernel after the other.</param>
    /// <param name="item">The item.</param>
    public AheadOfTiles(PanelView left, PanelView right, int chain, int chains, in TileItem item)
    {
        _leftStride = left.PanelStride;
        _leftPanels = item.IsFirstPanel ? Panel.Count(chain) : 0;
        var pieces = Panel.Count(chain) * chains;
        _tileLinesAPiece = Share(TileLines, pieces);
        if (item.NextPanel >= 0)
        {
            var first = chain * item.Part / item.Parts;
            var lines = ((chain * (item.Part + 1) / item.Parts) - first) * LinesOfRow;
            _panel = right.Row(first, item.NextPanel);
            _panelLinesAPiece = Share(lines, pieces * Share(item.EndRow - item.FirstRow, Panel.TileRows));
        }
    }

    /// <summary>Begins a tile.</summary>
    /// <param name="left">Its first row of the left factor.</param>
    /// <param name="written">Where it goes; the next tile is likely to follow.</param>
    /// <param name="read">What it is masked by; the same pointer for nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(float* left, float* written, float* read)
    {
        _left = left + TileFloats;
        _leftToFetch = _leftPanels;
        _written = written + TileFloats;
        _read = read + TileFloats;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        if (_leftToFetch > 0)
        {
            _leftToFetch--;
            Fetch(_left, TileLines);
            _left += _leftStride;
        }

        Fetch(_panel, _panelLinesAPiece);
        _panel += _panelLinesAPiece * CacheLine.Floats;
        Fetch(_written, _tileLinesAPiece);
        Fetch(_read, _tileLinesAPiece);
        _written += _tileLinesAPiece * CacheLine.Floats;
        _read += _tileLinesAPiece * CacheLine.Floats;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(float* first, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            CacheLine.Prefetch(first + (i * CacheLine.Floats));
        }
    }

    private static int Share(int lines, int pieces) => (lines + pieces - 1) / pieces;
}
