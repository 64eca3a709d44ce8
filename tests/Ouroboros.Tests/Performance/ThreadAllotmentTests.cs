using Ouroboros.Performance;

namespace Ouroboros.Tests.Performance;

public sealed class ThreadAllotmentTests
{
    [Theory]
    [InlineData(8, null, null, null, 8, "processors of this process")]
    [InlineData(8, "2", null, null, 2, "SLURM_CPUS_PER_TASK")]
    [InlineData(8, null, "3", null, 3, "OMP_NUM_THREADS")]
    [InlineData(8, "2", "3", null, 2, "SLURM_CPUS_PER_TASK")]
    [InlineData(8, "3", "2", null, 2, "OMP_NUM_THREADS")]
    [InlineData(8, "16", "32", null, 8, "processors of this process")]
    [InlineData(8, "8", "", null, 8, "processors of this process")]
    [InlineData(8, " 4 ", " ", null, 4, "SLURM_CPUS_PER_TASK")]
    [InlineData(8, null, "4,2", null, 4, "OMP_NUM_THREADS")]
    [InlineData(8, null, "9999999999", null, 8, "processors of this process")]
    [InlineData(5, null, null, "5", 5, "DOTNET_PROCESSOR_COUNT")]
    [InlineData(5, "4", null, "5", 4, "SLURM_CPUS_PER_TASK")]
    [InlineData(512, null, null, null, 256, "the most a run can use")]
    [InlineData(512, null, "300", null, 256, "the most a run can use")]
    public void The_smallest_limit_decides(int processors, string? slurm, string? omp, string? runtime, int threads, string decidedBy)
    {
        var found = Allot(processors, slurm, omp, runtime);
        Assert.Equal((threads, decidedBy), (found.Threads, found.DecidedBy));
        Assert.Empty(found.Warnings);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-2")]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("4(x2)")]
    [InlineData(",2")]
    [InlineData("99999999999999999999")]
    public void What_is_no_number_of_threads_is_ignored_with_a_warning(string text)
    {
        var found = Allot(8, text, text, null);
        Assert.Equal((8, "processors of this process"), (found.Threads, found.DecidedBy));
        Assert.Equal(
            [
                $"SLURM_CPUS_PER_TASK: found \"{text}\", expected a whole number from 1. It is ignored.",
                $"OMP_NUM_THREADS: found \"{text}\", expected a whole number from 1. It is ignored.",
            ],
            found.Warnings);
    }

    private static ThreadAllotment Allot(int processors, string? slurm, string? omp, string? runtime) => ThreadAllotment.From(
        name => name switch
        {
            "SLURM_CPUS_PER_TASK" => slurm,
            "OMP_NUM_THREADS" => omp,
            "DOTNET_PROCESSOR_COUNT" => runtime,
            _ => throw new InvalidOperationException($"{name} was not expected to matter."),
        },
        processors);
}
