namespace Ouroboros.Numerics.Simd;

/// <summary>A linear layer whose weights lie as the products read them.</summary>
/// <remarks>
/// <para>The weights that are trained are stored transposed, [inputs, outputs] in panels of outputs: the right factor of the forward
/// product. Gradient and moments have the same layout, so Adam is one pass over four flat arrays; the bias, as long as a row of panels, follows the
/// weights in each.</para>
/// <para>The product that carries gradients to the input reads the same weights as [outputs, inputs] in panels of inputs;
/// that copy is written by Adam while the new weights are in the cache, in whole squares of 48, so its rows are padded to 48. A first layer
/// needs no such copy.</para>
/// </remarks>
internal sealed unsafe class SimdLinear : Linear, IGuarded
{
    private readonly NativeFloats _parameters;
    private readonly int _guard;
    private NativeFloats? _gradient;
    private readonly NativeFloats? _firstMoment;
    private readonly NativeFloats? _secondMoment;
    private readonly NativeFloats? _backward;

    public SimdLinear(BackendGate gate, int inputs, int outputs, LinearUse use, int guard)
        : base(gate, inputs, outputs, use)
    {
        _guard = guard;
        PaddedInputs = Panel.PadRows(inputs);
        PaddedOutputs = Panel.Count(outputs) * Panel.Width;
        OutputPanels = Panel.Count(outputs);
        WeightFloats = (long)OutputPanels * PaddedInputs * Panel.Width;
        var total = WeightFloats + ((long)OutputPanels * Panel.Width);
        _parameters = new NativeFloats(total, guard);
        if (use != LinearUse.Inference)
        {
            _firstMoment = new NativeFloats(total, guard);
            _secondMoment = new NativeFloats(total, guard);
        }

        if (use == LinearUse.Train)
        {
            _backward = new NativeFloats((long)Panel.Count(inputs) * PaddedOutputs * Panel.Width, guard);
        }
    }

    public int PaddedInputs { get; }

    public int PaddedOutputs { get; }

    public int OutputPanels { get; }

    /// <summary>Floats of the weights, padding included; the bias follows.</summary>
    public long WeightFloats { get; }

    public float* Weights => _parameters.Pointer;

    public float* Bias => Weights + WeightFloats;

    /// <summary>Made when it is first asked for: training by <see cref="IBackend.UpdateWeights"/> needs none.</summary>
    public float* Gradient => (_gradient ??= new NativeFloats(_parameters.Length, _guard)).Pointer;

    public float* BiasGradient => Gradient + WeightFloats;

    public float* FirstMoment => _firstMoment!.Pointer;

    public float* SecondMoment => _secondMoment!.Pointer;

    /// <summary>A moment's floats, laid out as weights and bias are.</summary>
    public float* Of(Moment moment) => moment == Moment.First ? FirstMoment : SecondMoment;

    /// <summary>The weights as [outputs, inputs] in panels of inputs.</summary>
    public PanelView Backward => new(_backward!.Pointer, PaddedOutputs, Inputs);

    /// <summary>The weights, or anything laid out like them, as [inputs, outputs] in panels of outputs.</summary>
    public PanelView Forward(float* memory) => new(memory, PaddedInputs, Outputs);

    public bool GuardsAreWhole() =>
        _parameters.GuardsAreWhole()
        && (_gradient is null || _gradient.GuardsAreWhole())
        && (_firstMoment is null || (_firstMoment.GuardsAreWhole() && _secondMoment!.GuardsAreWhole()))
        && (_backward is null || _backward.GuardsAreWhole());

    /// <summary>Makes the moments zero, as before the first step.</summary>
    public void ResetMoments()
    {
        if (_firstMoment is not null)
        {
            new Span<float>(FirstMoment, checked((int)_firstMoment.Length)).Clear();
            new Span<float>(SecondMoment, checked((int)_secondMoment!.Length)).Clear();
        }
    }

    private protected override void Free()
    {
        _parameters.Dispose();
        _gradient?.Dispose();
        _firstMoment?.Dispose();
        _secondMoment?.Dispose();
        _backward?.Dispose();
    }
}
