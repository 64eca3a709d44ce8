using Ouroboros.Runs;

namespace Ouroboros.Tests.Runs;

public sealed class MachineFactsTests
{
    [Fact]
    public void This_machine_has_a_name_for_everything()
    {
        var facts = MachineFacts.OfThisMachine("reference", 3);
        Assert.Equal(("reference", 3, Environment.ProcessorCount), (facts.Kernels, facts.Threads, facts.Cores));
        Assert.All([facts.Os, facts.Cpu, facts.Runtime], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.StartsWith(".NET 10", facts.Runtime);
        Assert.InRange(facts.MemoryBytes, 1 << 20, 1L << 50);
    }
}
