namespace Ouroboros.Numerics.Simd.Products;

/// <summary>A layer's weights cut into items of work: squares of 48 inputs and one panel of outputs, then each panel's biases.</summary>
/// <remarks>
/// Squares are numbered along the narrower side first: its factor of the product, which every square of a row or column of squares reads
/// again, stays in the second-level cache, and the wider one is read once. As threads get ranges of items in order, each has a part of the
/// wider side for itself.
/// </remarks>
internal readonly struct WeightItems(int inputs, int outputs, bool byOutputs)
{
    private readonly int _inputBlocks = Panel.Count(inputs);
    private readonly int _outputPanels = Panel.Count(outputs);
    private readonly bool _inputsFirst = byOutputs;

    /// <summary>Items that are squares; those of the biases follow.</summary>
    public int Squares => _inputBlocks * _outputPanels;

    public int Count => (_inputBlocks + 1) * _outputPanels;

    /// <summary>The panel of outputs and the block of 48 inputs; the block is -1 for the panel's biases.</summary>
    public (int Panel, int InputBlock) Of(int item)
    {
        if (item >= Squares)
        {
            return (item - Squares, -1);
        }

        var side = _inputsFirst ? _inputBlocks : _outputPanels;
        var outer = item / side;
        var inner = item - (outer * side);
        return _inputsFirst ? (outer, inner) : (inner, outer);
    }
}
