using System.CommandLine;
using Ouroboros.Bench;
using Ouroboros.Bench.Commands;

var root = new RootCommand("Measures the kernels against the machine's limit, whole epochs, and what they are compared with.");
root.Subcommands.Add(EpochsCommand.Create());
root.Subcommands.Add(OperationsCommand.Create());
root.Subcommands.Add(KernelsCommand.Create());
root.Subcommands.Add(ThreadsCommand.Create());
root.Subcommands.Add(CollapsedCommand.Create());
root.Subcommands.Add(CheckpointsCommand.Create());
root.Subcommands.Add(PytorchCommand.Create());
root.Subcommands.Add(EpochCommand.Create());
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
