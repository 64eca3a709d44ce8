using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Reporting.Plots;
using Ouroboros.Runs;

namespace Ouroboros.Reporting;

/// <summary>All plots of a run, each as PNG and as SVG; equal histories give equal bytes on every machine.</summary>
public static class RunPlots
{
    /// <summary>The names that <c>visualization.colormap</c> may have.</summary>
    public static IReadOnlyList<string> Colormaps => Colormap.Names;

    /// <summary>Draws what a history holds so far; what is missing stays blank.</summary>
    /// <param name="history">The numbers of a run, complete or not.</param>
    /// <returns>The files of the folder <c>plots</c>; each is drawn when it is asked for.</returns>
    /// <exception cref="ArgumentException">The config's colour map is none of <see cref="Colormaps"/>, or its data set none at all.</exception>
    public static IEnumerable<RunFile> Render(RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        _ = Colormap.Named(history.Config.Visualization.Colormap);
        return Figures(history).SelectMany(f => PictureEncoder.Encode(f.Path, f.Figure));
    }

    /// <summary>Every plot by its path without extension.</summary>
    internal static IEnumerable<(string Path, Figure Figure)> Figures(RunHistory history)
    {
        var colors = Colormap.Named(history.Config.Visualization.Colormap);
        var source = history.Config.Data.Source;
        yield return (RunFiles.Plots.Collapse, CollapsePlot.Make(history));
        yield return (RunFiles.Plots.AccuracyMatrix, MatrixPlots.Accuracy(history.Accuracy, colors, source));
        yield return (RunFiles.Plots.LossMatrix, MatrixPlots.Loss(history.Loss, colors, source));
        yield return (RunFiles.Plots.VaeTrainingLoss, TrainingCurves.VaeLoss(history));
        yield return (RunFiles.Plots.ClassifierTrainingLoss, TrainingCurves.ClassifierLoss(history));
        yield return (RunFiles.Plots.ClassifierTrainingAccuracy, TrainingCurves.ClassifierAccuracy(history));
        yield return (RunFiles.Plots.VaeFinalLoss, FinalValues.VaeLoss(history));
        yield return (RunFiles.Plots.ClassifierFinalLoss, FinalValues.ClassifierLoss(history));
        yield return (RunFiles.Plots.ClassifierFinalAccuracy, FinalValues.ClassifierAccuracy(history));
        yield return (RunFiles.Plots.LabelCounts, LabelFrequencies.Make(history, Judge.Current));
        yield return (RunFiles.Plots.InitialLabelCounts, LabelFrequencies.Make(history, Judge.Initial));
    }
}
