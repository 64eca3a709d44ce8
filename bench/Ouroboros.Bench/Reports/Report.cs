using Ouroboros.Runs;

namespace Ouroboros.Bench.Reports;

/// <summary>What a command measured, ready to be shown and kept.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Settings">What with, in words: kernels, threads, sizes.</param>
/// <param name="Tables">The numbers.</param>
/// <param name="Notes">What a reader needs beside the numbers, a sentence or two each.</param>
internal sealed record Report(
    MachineFacts Machine, string Settings, IReadOnlyList<ReportTable> Tables, IReadOnlyList<string> Notes)
{
    /// <summary>Writes it as Markdown that reads well as plain text.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine($"{Machine.Cpu}, {Machine.Cores} cores, {Machine.Runtime}; {Settings}");
        foreach (var table in Tables)
        {
            output.WriteLine();
            table.Write(output);
        }

        foreach (var note in Notes)
        {
            output.WriteLine();
            output.WriteLine(note);
        }
    }
}
