namespace Ouroboros.Regimes;

/// <summary>How a generation samples its data set.</summary>
/// <param name="Count">Rows of the data set.</param>
/// <param name="Candidates">Rows to draw, of which <paramref name="Count"/> are kept by <see cref="SampleFilter"/>; equal to it without a filter.</param>
/// <param name="BalanceClasses">Whether the filter keeps as many of each class, as far as there are.</param>
/// <param name="Temperature">Variance of what is drawn, relative to the model's own; 1 changes nothing.</param>
public sealed record SamplingPlan(int Count, int Candidates, bool BalanceClasses, double Temperature)
{
    /// <summary>Whether some of what is drawn is thrown away.</summary>
    public bool IsFiltered => Candidates > Count;
}
