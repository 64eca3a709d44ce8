using BenchmarkDotNet.Attributes;
using Ouroboros.Configuration;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;

namespace Ouroboros.Bench.Kernels;

/// <summary>The products of a linear layer.</summary>
public class LayerBenchmarks : KernelBenchmarks
{
    // Late in a training, so that the moments have settled and weights hardly move, however often the step is taken.
    private static readonly AdamStep _step = AdamStep.At(1_000, 1e-9);

    private Linear _layer = null!;
    private Matrix _x = null!;
    private Matrix _y = null!;
    private Matrix _dx = null!;
    private Matrix _dy = null!;

    /// <summary>Batch, inputs and outputs.</summary>
    [ParamsSource(nameof(Shapes), Priority = 0)]
    public LayerShape Shape { get; set; } = null!;

    /// <summary>The layers of the presets' encoders.</summary>
    public static IEnumerable<LayerShape> Shapes => [.. LayerShape.Of(Presets.Classic), .. LayerShape.Of(Presets.Quick)];

    /// <summary>A layer with weights as at the start of a training, normals around it.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _layer = Keep(Backend.CreateLinear(Shape.Inputs, Shape.Outputs, LinearUse.Train));
        var weight = new float[Shape.Outputs * Shape.Inputs];
        var bias = new float[Shape.Outputs];
        InitialWeights.Fill(new RandomKey(1, Purpose.VaeWeights, 0), Shape.Inputs, weight, bias);
        Backend.Write(weight, bias, _layer);
        _x = Normals(Shape.Rows, Shape.Inputs);
        _y = Normals(Shape.Rows, Shape.Outputs);
        _dx = Normals(Shape.Rows, Shape.Inputs);
        _dy = Normals(Shape.Rows, Shape.Outputs);
    }

    /// <summary>Product, bias and ReLU.</summary>
    [Benchmark]
    public void Forward() => Backend.Forward(_x, Shape.Rows, _layer, Activation.Relu, _y);

    /// <summary>Product, and the gate of the ReLU before it.</summary>
    [Benchmark]
    public void InputGradient() => Backend.BackwardInput(_dy, Shape.Rows, _layer, _x, Activation.Relu, _dx);

    /// <summary>Product and sums for the bias.</summary>
    [Benchmark]
    public void WeightGradient() => Backend.BackwardWeights(_x, _dy, Shape.Rows, _layer);

    /// <summary>The same with a step of Adam.</summary>
    [Benchmark]
    public void WeightUpdate() => Backend.UpdateWeights(_x, _dy, Shape.Rows, _layer, _step);
}
