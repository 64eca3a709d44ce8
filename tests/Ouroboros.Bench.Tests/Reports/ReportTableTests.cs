using Ouroboros.Bench.Reports;

namespace Ouroboros.Bench.Tests.Reports;

public sealed class ReportTableTests
{
    [Fact]
    public void It_is_markdown_in_columns()
    {
        using var output = new StringWriter { NewLine = "\n" };
        new ReportTable("Some speeds", ["what", "GFLOP/s", "x"], [["forward", "7.5", ""], ["all", "1234567.8", "1"]]).Write(output);
        Assert.Equal(
            """
            **Some speeds**

            | what    |   GFLOP/s |   x |
            |---------|----------:|----:|
            | forward |       7.5 |     |
            | all     | 1234567.8 |   1 |

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }
}
