namespace Ouroboros.Theory;

/// <summary>What an experiment of the theory lab gave.</summary>
/// <param name="Settings">The experiment.</param>
/// <param name="Series">A series for each statistic.</param>
public sealed record TheoryResult(TheorySettings Settings, IReadOnlyList<TheorySeries> Series);

/// <summary>A statistic by generation.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="Points">Generations 1, 2, ....</param>
/// <param name="Examples">The statistic by generation in each of the first few chains.</param>
public sealed record TheorySeries(TheoryStatistic Statistic, IReadOnlyList<TheoryPoint> Points, IReadOnlyList<IReadOnlyList<double>> Examples);

/// <summary>A statistic in a generation.</summary>
/// <param name="Generation">Generation, from 1.</param>
/// <param name="Mean">Mean over the chains; null when some chain has none, its rows having become equal in all their digits.</param>
/// <param name="StandardError">Standard error of the mean; null as before.</param>
/// <param name="ClosedForm">What the mean should be; null when unknown.</param>
public sealed record TheoryPoint(int Generation, double? Mean, double? StandardError, double? ClosedForm)
{
    // Chains that differ only by rounding do not vary.
    private const double Rounding = 1e-12;

    /// <summary>Standard errors from closed form to mean; null when either is missing, or nothing varies.</summary>
    public double? Z => Mean is { } mean && mean - ClosedForm is { } distance && StandardError > Rounding * Math.Abs(mean) ? distance / StandardError : null;
}
