using Ouroboros.Numerics;
using Ouroboros.Numerics.Simd;

namespace Ouroboros.OpenCl;

/// <summary>A layer on a device: parameters, moments and gradient each as one buffer of weight [outputs, inputs] and bias [outputs].</summary>
/// <remarks>One copy of the weights serves both ways, as tiles go through local memory, where it does not matter how they lay.</remarks>
internal sealed class OpenClLinear : Linear, IGuarded
{
    private readonly ClQueue _queue;
    private readonly int _guard;
    private readonly ClBuffer? _firstMoment;
    private readonly ClBuffer? _secondMoment;
    private ClBuffer? _gradient;

    public OpenClLinear(BackendGate gate, ClQueue queue, int inputs, int outputs, LinearUse use, int guard)
        : base(gate, inputs, outputs, use)
    {
        _queue = queue;
        _guard = guard;
        Parameters = NewBuffer();
        if (use != LinearUse.Inference)
        {
            _firstMoment = NewBuffer();
            _secondMoment = NewBuffer();
        }
    }

    public ClBuffer Parameters { get; }

    public ClBuffer FirstMoment => _firstMoment!;

    public ClBuffer SecondMoment => _secondMoment!;

    /// <summary>The last gradient; made when it is first wanted, since training joins it to Adam and wants none.</summary>
    public ClBuffer Gradient => _gradient ??= NewBuffer();

    /// <summary>Number of weights, and so the position of the bias.</summary>
    public long Weights => (long)Inputs * Outputs;

    /// <summary>Number of weights and biases.</summary>
    public int Count => checked((int)(Weights + Outputs));

    public ClBuffer Of(Moment moment) => moment == Moment.First ? FirstMoment : SecondMoment;

    public void ResetMoments()
    {
        _firstMoment?.Clear();
        _secondMoment?.Clear();
    }

    public bool GuardsAreWhole() => Buffers().All(buffer => buffer.GuardIsWhole());

    private protected override void Free()
    {
        foreach (var buffer in Buffers())
        {
            buffer.Dispose();
        }
    }

    private ClBuffer NewBuffer() => new(_queue, Count, _guard);

    private IEnumerable<ClBuffer> Buffers() => new[] { Parameters, _firstMoment, _secondMoment, _gradient }.OfType<ClBuffer>();
}
