using Ouroboros.Bench.Measuring;
using Ouroboros.Models;
using Ouroboros.Numerics;
using Ouroboros.Numerics.Random;
using Ouroboros.Training;

namespace Ouroboros.Bench.Tests.Measuring;

public sealed class SteppedTrainingTests : IDisposable
{
    private const int Epochs = 3;

    private readonly IBackend _backend = Backends.Create(2);

    public void Dispose() => _backend.Dispose();

    /// <summary>Halts and another training in between change nothing: the optimiser's moments go on too.</summary>
    [Fact]
    public void Two_in_turns_learn_what_a_training_in_one_go_learns()
    {
        var expected = Whole();
        using var first = NewTraining();
        using var second = NewTraining();
        var turns = Enumerable.Range(0, Epochs).Select(_ => (First: first.Next(), Second: second.Next())).ToArray();
        Assert.Equal(expected, turns.Select(turn => turn.First.Loss));
        Assert.Equal(expected, turns.Select(turn => turn.Second.Loss));
        Assert.All(turns, turn => Assert.Equal(TinySetup.Images, turn.First.Images));
        Assert.All(turns, turn => Assert.True(turn.First.Seconds > 0));
    }

    [Fact]
    public void Halted_it_takes_other_digits()
    {
        var expected = Whole();
        using var training = NewTraining();
        Assert.Equal(expected[0], training.Next().Loss);
        training.Set.Fill(new("blank", new byte[TinySetup.Digits.Pixels.Length], TinySetup.Digits.Labels, 10));
        Assert.NotEqual(expected[1], training.Next().Loss);
    }

    [Fact]
    public void Skipped_epochs_are_trained()
    {
        var expected = Whole();
        using var training = NewTraining();
        training.Skip(Epochs - 1);
        Assert.Equal(expected[^1], training.Next().Loss);
    }

    [Fact]
    public void After_the_last_epoch_it_says_so()
    {
        using var training = NewTraining();
        training.Skip(Epochs);
        Assert.Throws<InvalidOperationException>(() => training.Next());
    }

    [Fact]
    public void A_training_that_fails_fails_where_it_was_asked_for()
    {
        var config = TinySetup.Config with { Vae = TinySetup.Config.Vae with { LearningRate = 1e30 } };
        using var training = new SteppedTraining(_backend, config, TinySetup.Digits, Epochs);
        Assert.Throws<TrainingDivergedException>(() => training.Skip(Epochs));
    }

    private SteppedTraining NewTraining() => new(_backend, TinySetup.Config, TinySetup.Digits, Epochs);

    private double[] Whole()
    {
        var config = TinySetup.Config;
        using var set = new TrainingSet(_backend, TinySetup.Images);
        set.Fill(TinySetup.Digits);
        using var vae = new Vae(_backend, config.Vae);
        new Weights(_backend).Initialise(vae.Layers, 1, Purpose.VaeWeights, 0);
        using var trainer = new Trainer(_backend, new VaeTraining(_backend, vae, config.Experiment.BatchSize), TinySetup.Images);
        var records = trainer.Train(set, new TrainingOptions(1, 1, Epochs, config.Vae.LearningRate), _ => { }, CancellationToken.None);
        return [.. records.Select(record => record.Loss)];
    }
}
