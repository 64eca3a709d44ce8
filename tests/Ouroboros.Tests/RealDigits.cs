using Ouroboros.Data;

[assembly: AssemblyFixture(typeof(Ouroboros.Tests.RealDigits))]

namespace Ouroboros.Tests;

/// <summary>MNIST, unpacked once for all tests that learn from it.</summary>
public sealed class RealDigits
{
    private readonly MnistData _all = MnistData.LoadEmbedded();

    /// <summary>The first images of the training set.</summary>
    public DigitSet Train(int images) => _all.Train.First(images);

    /// <summary>The first images of both sets.</summary>
    public MnistData First(int train, int test) => new(_all.Train.First(train), _all.Test.First(test));
}
