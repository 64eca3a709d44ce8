namespace Ouroboros.Data;

/// <summary>The images of a digit set one by one.</summary>
internal sealed class DigitRows(DigitSet digits) : IImageRows
{
    public int Count => digits.Count;

    public void Read(int row, Span<float> pixels) => digits.CopyPixels(row, pixels);

    public int LabelOf(int row) => digits.Labels.Span[row];

    public void Dispose()
    {
        // The digits are memory that belongs to nobody.
    }
}
