using Ouroboros.Runs;

namespace Ouroboros.Training;

/// <summary>A model's loss became infinite or not a number: nothing that follows would mean anything.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(EpochRecord epoch, double learningRate)
        : base(Sentence(epoch, learningRate))
    {
    }

    private static string Sentence(EpochRecord epoch, double learningRate)
    {
        var model = epoch.Model == TrainedModel.Vae ? "vae" : "classifier";
        return $"training diverged: the loss of the {model} is {epoch.Loss} in generation {epoch.Generation}, epoch {epoch.Epoch}. "
            + $"Lower {model}.learning_rate, which is {learningRate}.";
    }

    internal static void ThrowIfDiverged(EpochRecord epoch, double learningRate)
    {
        if (!double.IsFinite(epoch.Loss))
        {
            throw new TrainingDivergedException(epoch, learningRate);
        }
    }
}
