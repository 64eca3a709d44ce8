using Xunit.Sdk;
using Xunit.v3;

// The memory that a campaign measures is the process's: nothing else may run beside it.
[assembly: Parallelization(Mode = ParallelMode.None)]
