using System.Security.Cryptography;
using System.Text;
using Ouroboros.Numerics;

namespace Ouroboros.Tests.Collapse;

/// <summary>The promise of the program: the same seed gives the same bits, whatever computes and on however many threads.</summary>
public sealed class EqualRunsTests(RealDigits digits, EqualRunsTests.ReferenceRun reference)
    : IClassFixture<EqualRunsTests.ReferenceRun>
{
    public static TheoryData<string, int> FastWithThreads => Kernels.FastWithThreads;

    [Theory]
    [MemberData(nameof(FastWithThreads))]
    public void A_seed_gives_the_same_numbers_and_weights(string kernels, int threads)
    {
        using var backend = Kernels.Create(kernels, threads);
        var found = TinyRun.Of(backend, digits, TinyRun.Config).Everything();

        // Hashes first: on a difference their message is short, and two texts of megabytes are not printed.
        Assert.Equal(Hash(reference.Everything), Hash(found));
        Assert.Equal(reference.Everything.Length, found.Length);
    }

    /// <summary>One backend for two runs: nothing of the first is left in the second.</summary>
    [Fact]
    public void A_run_leaves_nothing_behind_in_its_backend()
    {
        using var backend = Backends.Create(2);
        var other = TinyRun.Config with { Experiment = TinyRun.Config.Experiment with { RandomSeed = 100, Iterations = 1 } };
        TinyRun.Of(backend, digits, other);
        Assert.Equal(Hash(reference.Everything), Hash(TinyRun.Of(backend, digits, TinyRun.Config).Everything()));
    }

    [Fact]
    public void Seeds_that_differ_in_either_half_give_other_numbers()
    {
        using var backend = Backends.Create(2);
        long[] seeds = [99, 100, 99 + (1L << 32), long.MaxValue];
        var runs = seeds.Select(seed => TinyRun.Of(
            backend, digits, TinyRun.Config with { Experiment = TinyRun.Config.Experiment with { RandomSeed = seed, Iterations = 1 } })).ToArray();
        Assert.Equal(4, runs.Select(run => run.History.Metrics[1].VaeLoss).Distinct().Count());
        Assert.Equal(4, runs.Select(run => run.History.Metrics[1].ClassifierLoss).Distinct().Count());
        Assert.Equal(4, runs.Select(run => run.History.Metrics[1].PixelVariance).Distinct().Count());
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What the readable oracle makes of the run.</summary>
    public sealed class ReferenceRun
    {
        public ReferenceRun(RealDigits digits)
        {
            using var backend = Kernels.Create("reference");
            Everything = TinyRun.Of(backend, digits, TinyRun.Config).Everything();
        }

        internal string Everything { get; }
    }
}
