using Ouroboros.Runs;

namespace Ouroboros.Tests.Runs;

public sealed class MetricColumnsTests
{
    /// <summary>A metric without words of its own would stand in plots under its column's name.</summary>
    [Fact]
    public void Every_column_that_a_run_writes_is_known()
    {
        using var stream = new MemoryStream();
        MetricsCsv.Write(stream, []);
        var columns = System.Text.Encoding.UTF8.GetString(stream.ToArray()).TrimEnd().Split(',');
        Assert.Equal(MetricColumns.Generation, columns[0]);
        Assert.All(columns[1..], name => Assert.NotEqual(name.Replace('_', ' '), MetricColumns.Of(name).Label));
    }
}
