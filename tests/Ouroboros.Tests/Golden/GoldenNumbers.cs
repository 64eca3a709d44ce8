using System.Reflection;
using Ouroboros.Storage;

namespace Ouroboros.Tests.Golden;

/// <summary>Numbers from PyTorch, made in double by <c>tests/python/make_golden.py</c>, and how near the library must come.</summary>
internal sealed class GoldenNumbers
{
    /// <summary>The seed, generation, images and training of the script.</summary>
    public const long Seed = 20_260_131_000_000_007;
    public const int Generation = 3;
    public const int Images = 37;
    public const int Batch = 8;
    public const int Epochs = 2;
    public const double LearningRate = 1e-3;
    public const int ForwardImages = 9;
    public const int ForwardFirst = 4;

    // 2^-24, the most by which one rounding to float changes a number, relative to it.
    private const double Unit = 1.0 / (1 << 24);

    private readonly Dictionary<string, NamedTensor> _tensors;

    public GoldenNumbers(string model)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"golden/{model}.safetensors")!;
        _tensors = SafetensorsReader.Read(stream, model).ToDictionary(tensor => tensor.Name);
    }

    /// <summary>The tensors of a group, <c>initial</c>, <c>gradient</c> or <c>trained</c>, under their names in a model.</summary>
    public IReadOnlyList<NamedTensor> Group(string group)
    {
        var tensors = _tensors.Values.Where(tensor => tensor.Name.StartsWith($"{group}.", StringComparison.Ordinal));
        return [.. tensors.Select(tensor => tensor with { Name = tensor.Name[(group.Length + 1)..] })];
    }

    /// <summary>The values of a tensor.</summary>
    public float[] this[string name] => _tensors[name].Values.ToArray();

    /// <summary>Compares with a tensor that numbers have reached through sums of so many terms in all.</summary>
    /// <remarks>
    /// Errors of n roundings that are not in league add up to lambda sqrt(n) u at most, but for chances of exp(-lambda^2 / 2)
    /// (Higham and Mary, "A new approach to probabilistic rounding error analysis", 2019), here with lambda = 8, relative to the largest number
    /// of the tensor. The bits are the same on every machine, so a comparison that holds once holds for ever.
    /// </remarks>
    public void AssertNear(string name, ReadOnlySpan<float> found, int terms)
    {
        var expected = this[name];
        var largest = expected.Max(MathF.Abs);
        Assert.True(largest > 0, name);
        AssertWithin(name, found, 8 * Math.Sqrt(terms) * Unit * largest);
    }

    /// <summary>Compares trained weights.</summary>
    /// <remarks>
    /// Adam divides a gradient by its own size, so where a gradient nearly cancels its rounding errors move a weight. PyTorch in floats
    /// ends up to a thousandth of a step from these numbers (see what the script prints); five times as much is allowed, of ten steps.
    /// </remarks>
    public void AssertTrained(IEnumerable<NamedTensor> weights)
    {
        foreach (var tensor in weights)
        {
            AssertWithin($"trained.{tensor.Name}", tensor.Values.Span, 0.005 * LearningRate);
        }
    }

    private void AssertWithin(string name, ReadOnlySpan<float> found, double tolerance)
    {
        var expected = this[name];
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs((double)found[i] - expected[i]) <= tolerance, $"{name}, value {i}: {found[i]:r}, expected {expected[i]:r} +- {tolerance:g3}");
        }
    }
}
