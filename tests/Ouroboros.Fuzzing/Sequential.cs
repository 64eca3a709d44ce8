// The memory that a campaign measures is the process's: nothing else may run beside it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
