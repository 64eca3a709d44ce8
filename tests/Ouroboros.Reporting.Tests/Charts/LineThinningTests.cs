using Ouroboros.Reporting.Charts;
using Ouroboros.Reporting.Shapes;

namespace Ouroboros.Reporting.Tests.Charts;

public sealed class LineThinningTests
{
    [Theory]
    [InlineData(10_000, 100)]
    [InlineData(101, 100)]
    [InlineData(50, 4)]
    public void Ends_and_spikes_stay_in_order(int count, int most)
    {
        var spike = count * 2 / 3;
        Point[] line = [.. Enumerable.Range(0, count).Select(x => new Point(x, x == spike ? 99 : x == spike + 1 ? -99 : x % 7))];
        var thinned = LineThinning.Within(line, most);

        Assert.InRange(thinned.Count, most / 2, most);
        Assert.Equal((line[0], line[^1]), (thinned[0], thinned[^1]));
        Assert.Contains(line[spike], thinned);
        Assert.Contains(line[spike + 1], thinned);
        Assert.Equal(thinned.Select(point => point.X).Order(), thinned.Select(point => point.X));
    }

    [Fact]
    public void Short_lines_stay_as_they_are()
    {
        Point[] line = [new(0, 1), new(1, 2), new(2, 1)];
        Assert.Same(line, LineThinning.Within(line, 4));
    }
}
