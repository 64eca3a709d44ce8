using System.CommandLine;
using Ouroboros.Bench;

var root = new RootCommand("Measures the kernels against the machine's limit, and whole epochs.");
root.Subcommands.Add(EpochsCommand.Create());
root.Subcommands.Add(OperationsCommand.Create());
return root.Parse(args).Invoke();
