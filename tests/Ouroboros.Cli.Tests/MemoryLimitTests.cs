namespace Ouroboros.Cli.Tests;

/// <summary>Limits of memory, as the files of a Linux system tell them.</summary>
public sealed class MemoryLimitTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public MemoryLimitTests() => _cli.Write("proc/meminfo", "MemTotal:       16000000 kB\nMemFree:        1 kB\n");

    [Fact]
    public void Without_a_limit_it_is_the_machines() => Check(16_384_000_000, "of this machine");

    [Fact]
    public void A_group_of_version_2_may_be_limited_at_any_level()
    {
        _cli.Write("proc/self/cgroup", "0::/user.slice/job_7/step_0\n");
        _cli.Write("sys/fs/cgroup/user.slice/job_7/step_0/memory.max", "max\n");
        _cli.Write("sys/fs/cgroup/user.slice/job_7/memory.max", "2000000000\n");
        _cli.Write("sys/fs/cgroup/user.slice/memory.max", "3000000000\n");
        Check(2_000_000_000, "that its cgroup allows");
    }

    [Fact]
    public void A_group_of_version_1_is_found_among_the_others()
    {
        _cli.Write("proc/self/cgroup", "5:cpu,cpuacct:/docker/a\n4:hugetlb,memory:/docker/a\n0::/\n");
        _cli.Write("sys/fs/cgroup/memory/docker/a/memory.limit_in_bytes", "1500000000\n");
        _cli.Write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        Check(1_500_000_000, "that its cgroup allows");
    }

    // A container often sees its own group as the root, whatever the path says.
    [Fact]
    public void A_limit_at_the_root_counts_where_the_path_leads_nowhere()
    {
        _cli.Write("proc/self/cgroup", "0::/elsewhere/unseen\n");
        _cli.Write("sys/fs/cgroup/memory.max", "1000000000\n");
        Check(1_000_000_000, "that its cgroup allows");
    }

    [Fact]
    public void An_address_space_may_be_limited()
    {
        _cli.Write("proc/self/limits", "Limit                     Soft Limit           Hard Limit           Units     \n"
            + "Max address space         900000000            unlimited            bytes     \n");
        Check(900_000_000, "that ulimit -v allows");
        _cli.Write("proc/self/limits", "Max address space         unlimited            unlimited            bytes     \n");
        Check(16_384_000_000, "of this machine");
    }

    [Fact]
    public void Files_that_make_no_sense_limit_nothing()
    {
        _cli.Write("proc/self/cgroup", "nonsense\n4:memory\n0::\n");
        _cli.Write("proc/self/limits", "Max address space\n");
        _cli.Write("sys/fs/cgroup/memory.max", "");
        Check(16_384_000_000, "of this machine");
    }

    [Fact]
    public void The_process_has_one() => Assert.InRange(MemoryLimit.OfProcess().Bytes, 1_000_000, long.MaxValue);

    public void Dispose() => _cli.Dispose();

    private void Check(long bytes, string owner) => Assert.Equal(new(bytes, owner), MemoryLimit.OfProcess(_cli.Folder));
}
