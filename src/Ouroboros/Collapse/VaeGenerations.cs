using Ouroboros.Regimes;
using Ouroboros.Runs;
using Ouroboros.Training;

namespace Ouroboros.Collapse;

/// <summary>The VAE and its classifiers as the loop sees them: a generation with its phases, checkpoints and observers.</summary>
/// <param name="loop">Models, data sets and numbers.</param>
/// <param name="at">Where the first generation to run stands.</param>
/// <param name="told">Told of everything.</param>
/// <param name="saving">Decides when to hand out checkpoints.</param>
/// <param name="time">Clock of the phases' durations.</param>
/// <param name="cancellation">Stops between two parts of an evaluation.</param>
internal sealed class VaeGenerations(
    LoopState loop, TrainingPosition at, IRunObserver told, CheckpointClock saving, TimeProvider time, CancellationToken cancellation) : ILoopModel
{
    private PhaseClock _clock = new(at.Generation, time);
    private TrainingPosition _at = at;

    /// <summary>Trains the VAE, then the generation's classifier, and evaluates both on real data.</summary>
    public void Fit(int generation, Composition set)
    {
        _clock = new PhaseClock(generation, time);
        var from = _at.Generation == generation ? _at : TrainingPosition.StartOf(generation);
        var start = new TrainingStart(from.Epoch, from.Step);
        _clock.Time("compose", () => loop.Compose(generation, set));
        if (from.Model == TrainedModel.Vae)
        {
            _clock.Time("train_vae", () => loop.TrainVae(generation, start, told.Progressed, Between(generation, TrainedModel.Vae)));
            start = TrainingStart.Beginning;
        }

        _clock.Time(
            "train_classifier", () => loop.TrainClassifier(generation, start, told.Progressed, Between(generation, TrainedModel.Classifier)));

        // What follows can take longer than the time between two checkpoints.
        told.CheckpointReached(loop.Checkpoint(loop.Trained(generation)));
        saving.Passed();
        _clock.Time("evaluate", () => loop.EvaluateModels(generation, cancellation));
    }

    /// <summary>Samples and labels the next data set, and evaluates every classifier so far on it.</summary>
    public void Sample(int generation, SamplingPlan plan)
    {
        _clock.Time("sample", () => loop.Sample(generation, plan, cancellation));
        _clock.Time("evaluate", () => loop.EvaluateSamples(generation, cancellation));
    }

    /// <summary>Tells that the generation is complete.</summary>
    public void Complete(int generation)
    {
        told.GenerationCompleted(loop.Result(generation, _clock.Timings));
        saving.Passed();
        _at = TrainingPosition.StartOf(generation + 1);
    }

    /// <inheritdoc/>
    public void Save(Stream stream) => loop.SaveVae(stream);

    /// <inheritdoc/>
    public void Load(Stream stream) => loop.LoadVae(stream);

    private Action<TrainingStart> Between(int generation, TrainedModel model)
    {
        Func<TrainingStart, Checkpoint> capture = now => loop.Checkpoint(new TrainingPosition(generation, model, now.Epoch, now.Step));
        return now => saving.Pass(now, capture);
    }
}
