using Ouroboros.Configuration;
using Ouroboros.Data;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Tests.Training;

/// <summary>A training step allocates nothing: not on the thread that trains, not on those that help it.</summary>
/// <remarks>
/// What an epoch allocates may not depend on its number of steps, so an epoch of twice the steps is held against it. Other threads of
/// the test process allocate when they like and can only add, so of several epochs the one with the least counts, and the tests run
/// while no other does.
/// </remarks>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests(RealDigits digits)
{
    // An epoch tells its progress eight times if it has that many steps; from there on their number changes nothing but itself.
    private const int Steps = 16;
    private const int Batch = 10;
    private const int Attempts = 10;

    [Theory]
    [MemberData(nameof(Kernels.Fast), MemberType = typeof(Kernels))]
    public void A_step_of_the_vae_allocates_nothing(string kernels)
    {
        using var backend = Kernels.Create(kernels, threads: 2);
        AssertEqual(OfVaeEpoch(backend, Steps), OfVaeEpoch(backend, 2 * Steps));
    }

    /// <summary>Also when its minibatch is read from the disk.</summary>
    [Fact]
    public void A_minibatch_of_a_pool_allocates_nothing()
    {
        const int Images = 40;
        using var archive = new TemporaryArchive(null);
        archive.PutDataSet(1, new SampledSet(Images, (_, pixels) => pixels.Fill(0.5f), (_, labels) => labels.Fill(3)));
        using var backend = Backends.Create(1);
        using var set = new PooledSet(backend, 2 * Images, Batch);
        set.Compose(
            new Composition([new SetPart(0, 0, Images), new SetPart(1, 0, Images)]),
            number => number == 0 ? new DigitRows(digits.Train(Images)) : archive.OpenDataSet(1, Images, 10));
        using var batch = backend.CreateMatrix(Batch, DigitSet.PixelsPerImage);
        set.Shuffle(new RandomKey(1, Purpose.VaeShuffle, 1));
        var gathered = Least(() =>
        {
            for (var start = 0; start < set.Count; start += Batch)
            {
                set.Gather(start, Batch, batch);
            }
        });
        Assert.Equal((0, 0), (gathered.OfThisThread, gathered.Collections));
    }

    [Theory]
    [MemberData(nameof(Kernels.Fast), MemberType = typeof(Kernels))]
    public void A_step_of_the_classifier_allocates_nothing(string kernels)
    {
        using var backend = Kernels.Create(kernels, threads: 2);
        AssertEqual(OfClassifierEpoch(backend, Steps), OfClassifierEpoch(backend, 2 * Steps));
    }

    /// <summary>The measure itself: what one step of many allocates, it sees.</summary>
    [Fact]
    public void An_allocation_on_any_thread_is_seen()
    {
        var here = Least(() => _ = new byte[1000]);
        var elsewhere = Least(() =>
        {
            var thread = new Thread(() => _ = new byte[100_000]);
            thread.Start();
            thread.Join();
        });
        Assert.InRange(here.OfThisThread, 1000, 1100);
        Assert.InRange(here.OfAllThreads, 1000, long.MaxValue);
        Assert.InRange(elsewhere.OfThisThread, 0, 10_000);
        Assert.InRange(elsewhere.OfAllThreads, 100_000, long.MaxValue);
    }

    private static void AssertEqual(Allocation epoch, Allocation twiceTheSteps)
    {
        Assert.Equal(epoch, twiceTheSteps);
        Assert.Equal(0, epoch.Collections);
    }

    private Allocation OfVaeEpoch(IBackend backend, int steps)
    {
        var images = steps * Batch;
        using var set = new TrainingSet(backend, images);
        set.Fill(digits.Train(images));
        using var vae = new Vae(backend, new VaeSettings { LayerSizes = [784, 20, 12], LatentDim = 5 });
        new Weights(backend).Initialise(vae.Layers, 43, Purpose.VaeWeights, 0);
        using var trainer = new Trainer(backend, new VaeTraining(backend, vae, Batch), images);
        var options = new TrainingOptions(Seed: 43, Generation: 1, Epochs: 1, LearningRate: 1e-3);
        return Least(() => trainer.Train(set, options, Ignore, CancellationToken.None));
    }

    private Allocation OfClassifierEpoch(IBackend backend, int steps)
    {
        var images = steps * Batch;
        using var set = new TrainingSet(backend, images);
        set.Fill(digits.Train(images));
        using var classifier = new Classifier(backend, new ClassifierSettings { LayerSizes = [784, 20] }, LinearUse.TrainFirst);
        new Weights(backend).Initialise(classifier.Chain.Layers, 43, Purpose.ClassifierWeights, 1);
        using var trainer = new Trainer(backend, new ClassifierTraining(backend, classifier, Batch), images);
        var options = new TrainingOptions(Seed: 43, Generation: 1, Epochs: 1, LearningRate: 1e-3);
        return Least(() => trainer.Train(set, options, Ignore, CancellationToken.None));
    }

    /// <summary>The least that an action allocates, after a first time that makes what is kept.</summary>
    private static Allocation Least(Action action)
    {
        action();
        var least = new Allocation(long.MaxValue, long.MaxValue, int.MaxValue);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var collections = GC.CollectionCount(0);
            var all = GC.GetTotalAllocatedBytes(precise: true);
            var own = GC.GetAllocatedBytesForCurrentThread();
            action();
            own = GC.GetAllocatedBytesForCurrentThread() - own;
            all = GC.GetTotalAllocatedBytes(precise: true) - all;
            collections = GC.CollectionCount(0) - collections;
            least = new Allocation(
                Math.Min(least.OfThisThread, own), Math.Min(least.OfAllThreads, all), Math.Min(least.Collections, collections));
        }

        return least;
    }

    private static void Ignore(TrainingProgress progress)
    {
    }

    private sealed record Allocation(long OfThisThread, long OfAllThreads, int Collections);
}
