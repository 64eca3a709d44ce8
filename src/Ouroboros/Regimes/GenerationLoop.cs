namespace Ouroboros.Regimes;

/// <summary>The loop that eats its tail, for any model: fit, sample, and let the regime say what the next generation learns from.</summary>
public static class GenerationLoop
{
    /// <summary>Runs generations.</summary>
    /// <param name="model">The model; data sets 0 to <paramref name="first"/> - 1 are there.</param>
    /// <param name="plan">What each generation learns from.</param>
    /// <param name="first">First generation to run, from 1.</param>
    /// <param name="last">Last generation to run.</param>
    /// <param name="completed">Called after each generation.</param>
    public static void Run(ILoopModel model, RegimePlan plan, int first, int last, Action<int> completed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(completed);
        for (var generation = first; generation <= last; generation++)
        {
            model.Fit(generation, plan.TrainingSet(generation));
            model.Sample(generation, plan.Sampling);
            completed(generation);
        }
    }
}
