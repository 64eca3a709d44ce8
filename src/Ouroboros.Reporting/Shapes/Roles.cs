namespace Ouroboros.Reporting.Shapes;

/// <summary>What a shape is in its chart.</summary>
internal static class Roles
{
    public const string Title = "title";
    public const string Grid = "grid";
    public const string Axis = "axis";
    public const string Series = "series";
    public const string Marker = "marker";

    /// <summary>Invisible: something to point at where there is no marker.</summary>
    public const string Target = "target";

    public const string ErrorBar = "error-bar";
    public const string Band = "band";
    public const string Bar = "bar";
    public const string BarLabel = "bar-label";
    public const string Cell = "cell";
    public const string CellValue = "cell-value";
    public const string Legend = "legend";
    public const string Event = "event";
    public const string Note = "note";
    public const string Sample = "sample";
    public const string SampleLabel = "sample-label";
    public const string LatentGrid = "latent-grid";
}
