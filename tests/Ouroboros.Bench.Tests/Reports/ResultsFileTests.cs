using Ouroboros.Bench.Reports;

namespace Ouroboros.Bench.Tests.Reports;

public sealed class ResultsFileTests
{
    private const string Cpu = "Some CPU";

    [Theory]
    [InlineData("AMD EPYC 9R14", "amd-epyc-9r14")]
    [InlineData("Intel(R) Xeon(R) Platinum 8488C", "intel-xeon-platinum-8488c")]
    [InlineData("Intel(R) Core(TM) i7-9750H CPU @ 2.60GHz", "intel-core-i7-9750h-cpu-2-60ghz")]
    [InlineData("X64", "x64")]
    public void A_processor_has_a_file_name(string processor, string expected) => Assert.Equal(expected, ResultsFile.NameOf(processor));

    [Fact]
    public void Sections_are_added_in_order_below_the_processor()
    {
        var text = ResultsFile.WithSection(null, Cpu, "`epochs`", "first\n");
        text = ResultsFile.WithSection(text, Cpu, "`threads`", "second\r\nline\r\n");
        Assert.Equal(
            "# Some CPU\n\nHow to read this: [bench/README.md](../README.md).\n\n## `epochs`\n\nfirst\n\n## `threads`\n\nsecond\nline\n", text);
    }

    [Fact]
    public void A_command_that_runs_again_replaces_its_section_and_no_other()
    {
        var text = ResultsFile.WithSection(null, Cpu, "`epochs`", "old");
        text = ResultsFile.WithSection(text, Cpu, "`epochs --preset quick`", "quick");
        text = ResultsFile.WithSection(text, Cpu, "`threads`", "threads");
        var again = ResultsFile.WithSection(text, Cpu, "`epochs`", "new");
        Assert.Equal(text.Replace("old", "new", StringComparison.Ordinal), again);
    }

    [Fact]
    public void The_same_results_leave_the_same_file()
    {
        var text = ResultsFile.WithSection(ResultsFile.WithSection(null, Cpu, "`a`", "1"), Cpu, "`b`", "2");
        Assert.Equal(text, ResultsFile.WithSection(text, Cpu, "`a`", "1"));
        Assert.Equal(text, ResultsFile.WithSection(text, Cpu, "`b`", "2"));
    }
}
