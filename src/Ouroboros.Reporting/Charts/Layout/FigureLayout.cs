using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Charts.Layout;

/// <summary>Gives every part of a figure its place: the one layout that all writers of pictures draw.</summary>
internal static class FigureLayout
{
    /// <summary>The finished drawing of a file.</summary>
    public static Drawing Arrange(Figure figure) => Arrange(figure, FigureSpace.File);

    /// <summary>The finished drawing in a given room.</summary>
    public static Drawing Arrange(Figure figure, FigureSpace space) => figure.Chart switch
    {
        XyChart chart => XyLayout.Arrange(figure, chart, space),
        PanelsChart chart => PanelsLayout.Arrange(figure, chart, space),
        MatrixChart chart => new MatrixLayout(figure, chart, space).Arrange(),
        SampleGrid grid => SampleLayout.Arrange(figure, grid),
        LatentGrid grid => LatentGridLayout.Arrange(figure, grid),
        _ => throw new NotSupportedException($"No layout for {figure.Chart.GetType().Name}."),
    };
}
