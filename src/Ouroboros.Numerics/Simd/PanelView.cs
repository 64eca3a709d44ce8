using System.Runtime.CompilerServices;

namespace Ouroboros.Numerics.Simd;

/// <summary>A matrix in panels, as a job sees it.</summary>
/// <param name="pointer">First float.</param>
/// <param name="paddedRows">Rows of each panel in memory.</param>
/// <param name="columns">Columns.</param>
internal readonly unsafe struct PanelView(float* pointer, int paddedRows, int columns)
{
    public readonly float* Pointer = pointer;
    public readonly int PaddedRows = paddedRows;
    public readonly int Columns = columns;

    /// <summary>Floats from a panel to the next.</summary>
    public nint PanelStride => (nint)PaddedRows * Panel.Width;

    public int Panels => Panel.Count(Columns);

    /// <summary>Blocks of 16 columns, the last one perhaps not full.</summary>
    public int Blocks => (Columns + Panel.Block - 1) / Panel.Block;

    /// <summary>The 16 floats of a row's block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Block(int row, int block)
    {
        var panel = block / Panel.BlocksPerPanel;
        return Row(row, panel) + ((block - (panel * Panel.BlocksPerPanel)) * Panel.Block);
    }

    /// <summary>The 48 floats of a row's panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Row(int row, int panel) => Pointer + (panel * PanelStride) + (row * Panel.Width);

    /// <summary>Copies a row into plain memory of <see cref="Columns"/> floats.</summary>
    public void CopyRowTo(int row, float* destination)
    {
        for (var column = 0; column < Columns; column += Panel.Width)
        {
            var count = Math.Min(Panel.Width, Columns - column);
            new ReadOnlySpan<float>(Row(row, column / Panel.Width), count).CopyTo(new Span<float>(destination + column, count));
        }
    }

    /// <summary>Copies plain memory of <see cref="Columns"/> floats into a row.</summary>
    public void CopyRowFrom(float* source, int row)
    {
        for (var column = 0; column < Columns; column += Panel.Width)
        {
            var count = Math.Min(Panel.Width, Columns - column);
            new ReadOnlySpan<float>(source + column, count).CopyTo(new Span<float>(Row(row, column / Panel.Width), count));
        }
    }
}
