namespace Ouroboros.Numerics.Simd.Products;

/// <summary>A layer's weights cut into items of work: squares of 48 inputs and one panel of outputs, then each panel's biases.</summary>
/// <param name="inputs">Inputs of the layer.</param>
/// <param name="outputs">Outputs of the layer.</param>
/// <param name="byOutputs">Whether squares are numbered down a panel of outputs first; otherwise along a block of inputs.</param>
/// <remarks>
/// Threads get ranges of items in order, so each has blocks of inputs, or panels of outputs, for itself. By inputs, a thread writes those panels
/// of the transposed copy that it also reads, as <see cref="BackwardInputJob{TLanes,TFloat,TInt}"/> is cut into bands of them; by outputs,
/// those weights that it also reads in a forward pass that is cut by panels. Lines that two cores read and one writes have to be fetched back from
/// the other for each store.
/// </remarks>
internal readonly struct WeightItems(int inputs, int outputs, bool byOutputs)
{
    private readonly int _inputBlocks = Panel.Count(inputs);
    private readonly int _outputPanels = Panel.Count(outputs);

    /// <summary>Items that are squares; those of the biases follow.</summary>
    public int Squares => _inputBlocks * _outputPanels;

    public int Count => (_inputBlocks + 1) * _outputPanels;

    /// <summary>The item; the input block is -1 for a panel's biases.</summary>
    public WeightItem Of(int item)
    {
        if (item >= Squares)
        {
            return new WeightItem(item - Squares, -1, 0, 1, -1, -1);
        }

        var side = byOutputs ? _inputBlocks : _outputPanels;
        var outer = item / side;
        var inner = item - (outer * side);
        return byOutputs
            ? new WeightItem(outer, inner, inner, side, outer + 1 < _outputPanels ? outer + 1 : -1, -1)
            : new WeightItem(inner, outer, inner, side, -1, outer + 1 < _inputBlocks ? outer + 1 : -1);
    }
}

/// <summary>One item.</summary>
/// <param name="Panel">The panel of outputs.</param>
/// <param name="InputBlock">The block of 48 inputs; -1 for the panel's biases.</param>
/// <param name="Part">Which of the items is this that have the panel, or the block, in common.</param>
/// <param name="Parts">How many they are.</param>
/// <param name="NextPanel">The panel of outputs that they are followed by; -1 if that stays, or there is none.</param>
/// <param name="NextInputBlock">The block of inputs that they are followed by; -1 if that stays, or there is none.</param>
internal readonly record struct WeightItem(
    int Panel, int InputBlock, int Part, int Parts, int NextPanel, int NextInputBlock);
