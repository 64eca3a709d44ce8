using Ouroboros.Configuration;
using Ouroboros.Runs;

namespace Ouroboros.Training;

/// <summary>A model's loss became infinite or not a number: nothing that follows would mean anything.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(EpochRecord epoch, double learningRate, DivergedStep step)
        : base(Sentences(epoch, learningRate, step))
    {
        Generation = epoch.Generation;
        Epoch = epoch.Epoch;
        Step = step.Step;
    }

    /// <summary>Generation, from 1.</summary>
    public int Generation { get; }

    /// <summary>Epoch of the generation, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Step of the epoch, from 1: the first minibatch with a loss that is no finite number.</summary>
    public int Step { get; }

    /// <summary>Looks at an epoch, complete or in progress.</summary>
    /// <param name="epoch">Its record.</param>
    /// <param name="learningRate">Adam's learning rate, for the advice.</param>
    /// <param name="losses">The losses that the record is the mean of; see <see cref="DivergedStep.Find"/>.</param>
    /// <param name="lossesPerStep">How many a step writes.</param>
    /// <param name="steps">Steps of the epoch.</param>
    internal static void ThrowIfDiverged(EpochRecord epoch, double learningRate, ReadOnlySpan<float> losses, int lossesPerStep, int steps)
    {
        if (!double.IsFinite(epoch.Loss))
        {
            throw new TrainingDivergedException(epoch, learningRate, DivergedStep.Find(losses, lossesPerStep, steps, epoch.Loss));
        }
    }

    /// <summary>Looks at a trained model's loss on other images.</summary>
    internal static void ThrowIfLastStepDiverged(EpochRecord lastEpoch, double learningRate, int steps)
    {
        if (!double.IsFinite(lastEpoch.Loss))
        {
            throw new TrainingDivergedException(lastEpoch, learningRate, new DivergedStep(steps, steps, lastEpoch.Loss));
        }
    }

    private static string Sentences(EpochRecord epoch, double learningRate, DivergedStep step)
    {
        var (model, usual) = epoch.Model == TrainedModel.Vae
            ? ("vae", new VaeSettings().LearningRate)
            : ("classifier", new ClassifierSettings().LearningRate);
        var advice = learningRate > usual ? $" The default is {usual}." : "";
        return $"training diverged: the loss of the {model} is {step.Loss} in generation {epoch.Generation}, epoch {epoch.Epoch}, "
            + $"step {step.Step} of {step.Steps}. Lower {model}.learning_rate, which is {learningRate}.{advice}";
    }
}
