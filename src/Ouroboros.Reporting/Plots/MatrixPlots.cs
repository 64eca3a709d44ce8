using Ouroboros.Data;
using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Coloring;
using Ouroboros.Runs;

namespace Ouroboros.Reporting.Plots;

/// <summary>Every classifier on every data set.</summary>
internal static class MatrixPlots
{
    // Beyond this, cells are too small to be written into.
    private const int MostWrittenColumns = 12;

    // Below, a loss is as good as zero: what a classifier of a collapsed set has on that set.
    private const double LeastLoss = 0.001;

    /// <summary>Accuracy from 0 to 100 %.</summary>
    public static Figure Accuracy(EvaluationMatrix matrix, Colormap colors, DataSource source)
    {
        var scale = new ColorBar(Axes.Rounded("Accuracy (%)", 0, 100, aboutTicks: 5), colors);
        return Make(
            "Accuracy of each classifier on each data set", $"Share of images on whose label it agrees.{Blank(matrix, "its own labels, or not computed")}",
            matrix, source, scale, value => 100 * value, value => Numbers.Fixed(value, value > 99.95 ? 0 : 1), value => $"{Numbers.Fixed(value, 1)} %");
    }

    /// <summary>Loss on a logarithmic scale, since it spans from nearly nothing to tens of nats.</summary>
    public static Figure Loss(EvaluationMatrix matrix, Colormap colors, DataSource source)
    {
        var losses = Cells(matrix, value => value).SelectMany(row => row).OfType<double>();
        var axis = Axes.LogarithmicFrom(LeastLoss, "Loss (nats)", losses);
        return Make(
            "Loss of each classifier on each data set",
            $"Mean cross-entropy per image, colours on a logarithmic scale.{Blank(matrix, "not computed")}",
            matrix, source, new ColorBar(axis, colors), value => value, Numbers.Compact, value => $"{Numbers.Compact(value)} nats");
    }

    private static Figure Make(
        string title, string subtitle, EvaluationMatrix matrix, DataSource source, ColorBar scale,
        Func<double, double> unit, Func<double, string> print, Func<double, string> describe)
    {
        var groups = new[]
        {
            new ColumnGroup($"Real {source.Title}", 2, ["train", "test"]),
            new ColumnGroup("Samples of generation", matrix.Generations, []),
        };
        return new Figure(title, subtitle, new MatrixChart(
            "Classifier of generation", matrix.Generations, groups, Cells(matrix, unit), scale,
            matrix.Columns <= MostWrittenColumns ? print : null, describe))
        { NeedsPaper = true };
    }

    private static string Blank(EvaluationMatrix matrix, string what)
    {
        double?[] cells = [.. Cells(matrix, value => value).SelectMany(row => row)];
        return cells.Any(value => value is { } number && !double.IsFinite(number)) ? $" Blank: {what}, or not finite."
            : cells.Contains(null) ? $" Blank: {what}."
            : "";
    }

    private static double?[][] Cells(EvaluationMatrix matrix, Func<double, double> unit) =>
    [
        .. Enumerable.Range(1, matrix.Generations).Select(row => Enumerable.Range(0, matrix.Columns)
            .Select(column => matrix[row, column] is { } value ? unit(value) : (double?)null).ToArray()),
    ];
}
