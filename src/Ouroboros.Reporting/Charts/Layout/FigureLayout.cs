using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Gives every part of a figure its place: the one layout that all writers of pictures draw.</summary>
internal static class FigureLayout
{
    /// <summary>The finished drawing.</summary>
    public static Drawing Arrange(Figure figure) => figure.Chart switch
    {
        XyChart chart => XyLayout.Arrange(figure, chart),
        PanelsChart chart => PanelsLayout.Arrange(figure, chart),
        MatrixChart chart => new MatrixLayout(figure, chart).Arrange(),
        SampleGrid grid => SampleLayout.Arrange(figure, grid),
        LatentGrid grid => LatentGridLayout.Arrange(figure, grid),
        _ => throw new NotSupportedException($"No layout for {figure.Chart.GetType().Name}."),
    };
}
