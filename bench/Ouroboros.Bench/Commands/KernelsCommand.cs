using System.CommandLine;
using Ouroboros.Bench.Kernels;
using Ouroboros.Bench.Reports;
using Ouroboros.Runs;

namespace Ouroboros.Bench.Commands;

/// <summary>Single operations at the presets' shapes, by BenchmarkDotNet.</summary>
internal static class KernelsCommand
{
    // The widest two of this processor: on x86-64 those for AVX-512 and for AVX2.
    private const int DefaultKernels = 2;

    public static Command Create()
    {
        var command = new Command("kernels", "Times single operations at the shapes of the presets' networks, beside the peak.");
        var kernels = new Option<string[]>("--kernels")
        {
            Description = "Kernels to measure; the best two by default.",
            DefaultValueFactory = _ => [.. KernelBenchmarks.AllKernels.Take(DefaultKernels)],
            AllowMultipleArgumentsPerToken = true,
        };
        kernels.AcceptOnlyFromAmong([.. KernelBenchmarks.AllKernels]);
        var threads = new Option<int?>("--threads") { Description = $"Only with 1 or only with {SetupOptions.AllThreads} threads; both by default." };
        var filter = new Option<string[]>("--filter")
        {
            Description = "Only benchmarks whose full name matches a glob: '*Forward*', '*512 x 784 x 512*'.",
            AllowMultipleArgumentsPerToken = true,
        };
        var isShort = new Option<bool>("--short") { Description = "Fewer and shorter measurements." };
        command.Options.Add(kernels);
        command.Options.Add(threads);
        command.Options.Add(filter);
        command.Options.Add(isShort);
        var output = new ReportOutput(command);
        command.SetAction(result => output.Write(
            result,
            Measure(
                new KernelSelection(result.GetValue(kernels)!, result.GetValue(threads), result.GetValue(filter) ?? []),
                result.GetValue(isShort))));
        return command;
    }

    private static Report Measure(KernelSelection selection, bool isShort)
    {
        var tables = KernelRun.Run(selection, isShort);
        var names = string.Join(" and ", selection.Kernels);
        return new Report(MachineFacts.OfThisMachine(names, SetupOptions.AllThreads), names, tables, []);
    }
}
